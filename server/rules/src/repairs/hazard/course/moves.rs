//! From one standing to the next, and what is refused.

use super::{Course, Duty, Finding, Grade};

/// What happens to a hazard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The first look at it, by so many `officers`: to take an emergency for less needs two.
    Triage {
        to: Grade,
        officers: u8,
    },
    /// An investigation is planned or under way.
    Investigate,
    /// An investigation cannot conclude yet.
    NeedMore,
    /// A competent investigator says what it is.
    Conclude {
        finding: Finding,
        remote: bool,
    },
    /// The tenant asks for a visit after a remote outcome.
    AskForVisit,
    SendSummary,
    MakeSafe,
    TakeSteps,
    Start,
    /// `at_once`: within the days there are for the summary.
    Complete {
        at_once: bool,
    },
    Close,
    /// It is graver or less grave than we took it for, say so many `officers`.
    Reclassify {
        to: Grade,
        officers: u8,
    },
}

impl Move {
    /// Whether it does what the duty asks for. A duty that is no longer owed for another reason was not kept: it stopped.
    pub const fn fulfils(self, duty: Duty) -> bool {
        match self {
            Self::Conclude { .. } | Self::NeedMore => matches!(
                duty,
                Duty::Emergency | Duty::Investigate | Duty::Renewed | Duty::Further
            ),
            Self::SendSummary => matches!(duty, Duty::Summary),
            Self::MakeSafe => matches!(duty, Duty::Safety | Duty::Emergency),
            Self::TakeSteps => matches!(duty, Duty::PreventativeSteps),
            Self::Start | Self::Complete { .. } => {
                matches!(duty, Duty::PreventativeSteps | Duty::PreventativeStart)
            }
            _ => false,
        }
    }
}

/// Why a move is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It does not follow from where the hazard stands.
    NotNow,
    /// To take a hazard for less grave needs a second officer.
    NeedsSecondOfficer,
    /// The tenant has not had the written summary, and not all the work was done in the days there are for it.
    NeedsSummary,
    /// It has not been made safe, or not all the work is done.
    NeedsWork,
}

impl Course {
    /// Where it stands after the move.
    ///
    /// # Errors
    /// When the move does not follow, or lacks what the law asks for first.
    pub fn after(self, it: Move) -> Result<Self, Refused> {
        if self.closed {
            return Err(Refused::NotNow);
        }
        match it {
            Move::Triage { to, officers } => self.triaged(to, officers),
            Move::Reclassify { to, officers } => self.reclassified(to, officers),
            Move::Investigate | Move::NeedMore | Move::Conclude { .. } => self.investigated(it),
            Move::AskForVisit if self.may_ask_for_visit() => Ok(Self {
                renewed: true,
                ..self
            }),
            Move::AskForVisit => Err(Refused::NotNow),
            Move::SendSummary if self.finding.is_some() => Ok(Self {
                summary_sent: true,
                ..self
            }),
            Move::SendSummary => Err(Refused::NotNow),
            Move::MakeSafe => self.safe(),
            Move::TakeSteps => self.found_bad(Self {
                steps_taken: true,
                ..self
            }),
            Move::Start => self.found_bad(Self {
                started: true,
                ..self
            }),
            Move::Complete { at_once } => self.done(at_once),
            Move::Close => self.ended(),
        }
    }

    fn triaged(self, to: Grade, officers: u8) -> Result<Self, Refused> {
        if self.grade.is_some() || self.finding.is_some() {
            return Err(Refused::NotNow);
        }
        if self.suspected == Some(Grade::Emergency) && to < Grade::Emergency && officers < 2 {
            return Err(Refused::NeedsSecondOfficer);
        }
        Ok(Self {
            grade: Some(to),
            ..self
        })
    }

    fn investigated(self, it: Move) -> Result<Self, Refused> {
        if !matches!(self.grade, Some(Grade::Significant | Grade::Emergency)) {
            return Err(Refused::NotNow);
        }
        Ok(match it {
            Move::NeedMore => Self {
                investigating: true,
                further: true,
                ..self
            },
            Move::Conclude { finding, remote } => self.found(finding, remote),
            _ => Self {
                investigating: true,
                ..self
            },
        })
    }

    /// A new finding is written to the tenant anew. Work done counts on, unless the hazard turns out graver than it was.
    fn found(self, finding: Finding, remote: bool) -> Self {
        let kept = Self {
            investigating: true,
            further: false,
            renewed: false,
            remote,
            ..self
        };
        kept.with_finding(finding)
    }

    fn with_finding(self, finding: Finding) -> Self {
        let graver = self.finding.is_some_and(|before| finding > before);
        let kept = Self {
            finding: Some(finding),
            summary_sent: false,
            done_at_once: false,
            ..self
        };
        if !graver {
            return kept;
        }
        Self {
            made_safe: false,
            steps_taken: false,
            started: false,
            completed: false,
            ..kept
        }
    }

    fn found_bad(self, then: Self) -> Result<Self, Refused> {
        let bad = self.finding.is_some_and(|finding| finding != Finding::None);
        if bad && !self.completed {
            Ok(then)
        } else {
            Err(Refused::NotNow)
        }
    }

    /// An emergency is made safe before anything is written about it.
    fn safe(self) -> Result<Self, Refused> {
        let then = Self {
            made_safe: true,
            ..self
        };
        if self.finding.is_none() && self.grade == Some(Grade::Emergency) {
            return Ok(then);
        }
        self.found_bad(then)
    }

    fn done(self, at_once: bool) -> Result<Self, Refused> {
        if !self.made_safe {
            return Err(Refused::NeedsWork);
        }
        self.found_bad(Self {
            completed: true,
            done_at_once: at_once,
            ..self
        })
    }

    fn ended(self) -> Result<Self, Refused> {
        let then = Self {
            closed: true,
            ..self
        };
        match self.finding {
            None if self.grade == Some(Grade::NotInScope) => Ok(then),
            None => Err(Refused::NotNow),
            Some(_) if self.renewed || self.further => Err(Refused::NotNow),
            Some(_) if !self.summary_sent && !self.done_at_once => Err(Refused::NeedsSummary),
            Some(Finding::None) => Ok(then),
            Some(_) if !self.completed => Err(Refused::NeedsWork),
            Some(_) => Ok(then),
        }
    }

    fn reclassified(self, to: Grade, officers: u8) -> Result<Self, Refused> {
        let (Some(_), Some(from)) = (self.grade, self.level()) else {
            return Err(Refused::NotNow);
        };
        if to == from {
            return Err(Refused::NotNow);
        }
        if to < from && officers < 2 {
            return Err(Refused::NeedsSecondOfficer);
        }
        if self.finding.is_none() {
            return Ok(Self {
                grade: Some(to),
                ..self
            });
        }
        Ok(self.with_finding(match to {
            Grade::NotInScope => Finding::None,
            Grade::Significant => Finding::Significant,
            Grade::Emergency => Finding::Emergency,
        }))
    }
}
