//! What the tenant tells us about the fault and who lives with it.

keyed_enum! {
    /// When it started.
    pub enum Since {
        Today = "today", "Today";
        FewDays = "few_days", "In the last few days";
        Week = "week", "About a week ago";
        Month = "month", "A month or more ago";
        Longer = "longer", "Six months or more ago";
    }
}

keyed_enum! {
    /// Whether it is getting worse.
    pub enum Worse {
        Yes = "yes", "Yes";
        No = "no", "No";
        Unsure = "unsure", "I am not sure";
    }
}

keyed_enum! {
    /// Someone in the home whom the fault could harm more than others. Told freely, and never needed.
    pub enum AtRisk {
        UnderFive = "under_five", "A baby or a child under 5";
        SixtyFive = "sixty_five", "Someone aged 65 or over";
        Pregnant = "pregnant", "Someone who is pregnant";
        Breathing = "breathing", "Someone with asthma or who finds it hard to breathe";
        Disability = "disability", "Someone who is disabled or finds it hard to move";
        LongTermIllness = "illness", "Someone who has been ill for a long time";
        MedicalEquipment = "medical_equipment", "Someone who needs electric medical equipment";
        Other = "other", "Someone at risk in some other way";
    }
}
