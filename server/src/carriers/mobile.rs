/// A UK mobile number as digits with the country code, `447700900123`, from any usual way of writing it.
///
/// Numbers of other countries and the dear personal numbers (070) are refused: texts to them are how others have been made to pay
/// ("traffic pumping").
pub fn uk_mobile(written: &str) -> Option<String> {
    let bare: String = written
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '.'))
        .collect();
    let rest = ["+44", "0044", "44", "0"]
        .iter()
        .find_map(|prefix| bare.strip_prefix(prefix))?;
    let rest = rest.strip_prefix('0').unwrap_or(rest);
    let digits = rest.len() == 10 && rest.bytes().all(|byte| byte.is_ascii_digit());
    (digits && rest.starts_with('7') && !rest.starts_with("70")).then(|| format!("44{rest}"))
}

#[cfg(test)]
mod tests {
    use super::uk_mobile;

    #[test]
    fn a_mobile_number_is_read_however_it_is_written() {
        for written in [
            "07700 900123",
            "+447700900123",
            "+44 (0)7700 900-123",
            "447700900123",
            "0044 7700 900123",
        ] {
            assert_eq!(
                uk_mobile(written).as_deref(),
                Some("447700900123"),
                "{written}"
            );
        }
    }

    #[test]
    fn what_is_no_uk_mobile_is_refused() {
        for written in [
            "",
            "0",
            "01632 960001",
            "+33612345678",
            "07012345678",
            "0770090012",
            "077009001234",
            "07700900123\r\n",
            "=cmd()",
            "07700九00123",
        ] {
            assert_eq!(uk_mobile(written), None, "{written:?}");
        }
    }
}
