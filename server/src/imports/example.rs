//! `doorstep import --example KIND`: a mapping with every setting, explained, to start from.

use super::columns::{Column, columns};
use domain::imports::ImportKind;
use std::fmt::Write;

const HEAD: &str = "\
# Everything here may be left out: headers that are ours, or that housing systems commonly use, are recognised.

# How the file is written: \"utf-8\" or \"windows-1252\" (what Excel on Windows calls CSV).
encoding = \"utf-8\"
# What stands between cells: \",\" \";\" \"|\" or \"tab\".
separator = \",\"
# How dates are written; all three are understood if this is left out: 2026-11-21, 21/11/2026, 21-Nov-2026.
dates = [\"yyyy-mm-dd\", \"dd/mm/yyyy\", \"dd-mmm-yyyy\"]
";
const MONEY: &str = "\
# Whether amounts are in \"pounds\" (116.10) or \"pence\" (11610).
money = \"pounds\"
";
const RENT: &str = "\
# Whether payments are \"negative\" or \"positive\" in the column amount. Not needed with the columns debit and credit.
payments = \"negative\"
# Your codes of kinds whose rows are left out: what Doorstep posted itself, if your system has it too (card payments, refunds).
leave_out = []
# Goes in front of your transaction numbers. Choose it once: with another one every transaction is a new one.
system = \"\"
";

/// A mapping for this kind of file with comments.
pub fn example(kind: ImportKind) -> String {
    let mut text = format!(
        "# A mapping for doorstep import {} (TOML).\n{HEAD}",
        kind.key()
    );
    if matches!(kind, ImportKind::Charges | ImportKind::Rent) {
        text.push_str(MONEY);
    }
    if kind == ImportKind::Rent {
        text.push_str(RENT);
    }
    text.push_str("\n# Our column = \"the header in your file\".\n[columns]\n");
    for column in columns(kind) {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}", line(column));
    }
    text.push_str("\n# Our column = \"the same value in every row\", for what your file does not say.\n[constants]\n");
    let _ = match kind {
        ImportKind::Properties => writeln!(text, "# town = \"Ebbsmarsh\""),
        ImportKind::FreeWeeks => writeln!(text, "# pattern = \"weeks_48\""),
        ImportKind::Accounts => writeln!(text, "# kind = \"rent\""),
        ImportKind::Rent => writeln!(text, "# kind = \"rent_debit\""),
        _ => Ok(()),
    };
    text.push_str(codes(kind));
    text
}

fn line(
    Column {
        key,
        required,
        holds,
        ..
    }: &Column,
) -> String {
    let needed = if *required { "" } else { "may be missing" };
    let comment: Vec<_> = [needed, holds]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect();
    let comment = comment.join("; ");
    if comment.is_empty() {
        format!("# {key} = \"{key}\"")
    } else {
        format!("# {key} = \"{key}\"  # {comment}")
    }
}

const fn codes(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Tenancies => {
            "\n# Your code = our name.\n[codes.kind]\n# SEC = \"secure\"\n[codes.role]\n# TEN = \"sole\"\n"
        }
        ImportKind::Accounts => "\n# Your code = our name.\n[codes.kind]\n# RNT = \"rent\"\n",
        ImportKind::Charges => "\n# Your code = our name.\n[codes.item]\n# CLN = \"cleaning\"\n",
        ImportKind::Rent => {
            "\n# Your code = our name.\n[codes.kind]\n# RNT = \"rent_debit\"\n# HB = \"hb_credit\"\n# DD = \"dd_credit\"\n# DDR = \"dd_reversal\"\n# CSH = \"cash_credit\"\n"
        }
        ImportKind::People | ImportKind::Properties | ImportKind::FreeWeeks => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::Mapping;

    #[test]
    fn every_example_is_a_mapping_and_stays_one_without_its_comment_signs() {
        for kind in ImportKind::ALL {
            let text = example(kind);
            Mapping::read(&text, kind).unwrap();
            let bare: Vec<_> = text
                .lines()
                .map(|line| match line.strip_prefix("# ") {
                    Some(rest)
                        if rest.contains(" = \"") && !rest.starts_with(char::is_uppercase) =>
                    {
                        rest
                    }
                    Some(rest)
                        if rest.split(" = ").next().is_some_and(|code| code.len() <= 3)
                            && rest.contains(" = \"") =>
                    {
                        rest
                    }
                    _ => line,
                })
                .collect();
            Mapping::read(&bare.join("\n"), kind).unwrap();
        }
    }
}
