//! Files as they come: each thing that can be wrong with one has its message.

use super::{How, account, bring, counts, lines, rent, said};
use crate::world::World;
use domain::imports::ImportKind;
use std::io::Read;

const HEAD: &str = "account,reference,kind,amount,date,words";

async fn refused(world: &World, file: impl Into<Vec<u8>>) -> String {
    bring(world, ImportKind::Rent, file, How::default())
        .await
        .unwrap_err()
}

#[tokio::test]
async fn a_file_that_is_no_table_of_this_kind_says_why_in_one_line() {
    let world = World::new().await;
    let utf_16: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(Vec<u8>, &str); 7] = [
        (Vec::new(), "The file is empty"),
        (b"\xef\xbb\xbf".to_vec(), "The file is empty"),
        (utf_16, "The file is in UTF-16"),
        (
            b"account,reference\nRA7,1\n".to_vec(),
            "The file has no column for kind, date, amount (or debit and credit). It has: account, reference",
        ),
        (
            b"account,reference,kind,amount,date,Date\n".to_vec(),
            "Columns 5 and 6 of the file could both be date",
        ),
        (
            b"account,r\xe9f\xe9rence\n".to_vec(),
            "The header is not UTF-8 at column 2",
        ),
        (
            format!("{HEAD}\nRA7,1,\"{}", "x\n".repeat(1_000_000)).into_bytes(),
            "The row that begins on line 2 is longer than 1024 kB",
        ),
    ];
    for (file, says) in cases {
        let why = refused(&world, file).await;
        assert!(
            why.starts_with(says) && !why.contains('\n'),
            "{says}: {why}"
        );
    }
    assert_eq!(lines(&world).await, 0);
    let failed = world
        .count("select count(*) from imports where state = 'reading'")
        .await;
    assert_eq!(failed, 7, "their rows are ended by whoever began them");
}

#[tokio::test]
async fn a_row_of_ten_megabytes_and_a_file_of_two_gigabytes_are_refused_without_being_held() {
    let world = World::new().await;
    let long = format!("{HEAD}\nRA7,1,{}\n", "x".repeat(10_000_000));
    assert!(
        refused(&world, long)
            .await
            .contains("line 2 is longer than 1024 kB")
    );
    let started = std::time::Instant::now();
    let header = std::io::Cursor::new(format!("{HEAD}\n"));
    // Two gigabytes.
    let rows = Rows { left: 40_000_000 };
    let work = server::imports::Work {
        id: domain::ImportId::new(),
        kind: ImportKind::Rent,
        mapping: server::imports::Mapping::default(),
        accept_valid: false,
        dry_run: false,
        limits: server::imports::Limits::megabytes(20),
    };
    let progress = std::sync::Arc::default();
    let done = server::imports::run(
        world.db(),
        &work,
        Box::new(header.chain(rows)),
        &progress,
        &mut server::imports::FaultFile::nowhere(),
    )
    .await;
    let why = server::failure::Failure::from(done.unwrap_err()).0;
    assert!(why.starts_with("The file is larger than 20 MB"), "{why}");
    assert!(why.contains("DOORSTEP_IMPORT_MEGABYTES"));
    assert!(started.elapsed().as_secs() < 60);
}

/// Rows without end, made as they are read.
struct Rows {
    left: u64,
}

impl Read for Rows {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let row = b"RA7,12345678,rent_debit,116.10,2026-11-16,Rent....\n";
        let mut written = 0;
        for place in into.chunks_exact_mut(row.len()) {
            if self.left == 0 {
                break;
            }
            self.left -= 1;
            place.copy_from_slice(row);
            written += row.len();
        }
        Ok(written)
    }
}

#[tokio::test]
async fn marks_ends_of_lines_quotes_and_dates_do_not_matter() {
    let world = World::new().await;
    account(&world, 7).await;
    for end in ["\n", "\r\n", "\r"] {
        let file = [
            "\u{feff}account,reference,kind,amount,date,words",
            "RA7,1,rent_debit,116.10,2026-11-16,\"Rent, with a \"\"quote\"\" and",
            "a second line\"",
            "",
            "RA7,2,card_credit,-50.00,17/11/2026,",
            "RA7,3,cash_credit,(5.00),18-Nov-2026,At the \u{a3}1 shop",
            ",,,,,",
        ]
        .join(end);
        let done = rent(&world, &file).await;
        assert_eq!(said(&done), Vec::<String>::new());
        assert_eq!(done.rows, 3);
    }
    assert_eq!(lines(&world).await, 3, "three times the same");
    let words = world.count("select count(*) from rent_transactions where words = 'Rent, with a \"quote\" and a second line'").await;
    assert_eq!(words, 1);
}

#[tokio::test]
async fn windows_1252_is_read_when_the_mapping_says_so_and_else_reported_by_line_and_column() {
    let world = World::new().await;
    account(&world, 7).await;
    let file = [
        HEAD.as_bytes(),
        b"\r\nRA7,1,rent_debit,116.10,2026-11-16,Caf\xe9 \x96 rent\r\n",
    ]
    .concat();
    let done = bring(&world, ImportKind::Rent, file.clone(), How::default())
        .await
        .unwrap();
    assert_eq!(
        said(&done),
        [
            "2 6 words: is not UTF-8. If the file was saved as plain CSV on Windows, put encoding = \"windows-1252\" into the mapping"
        ]
    );
    let how = How {
        mapping: "encoding = \"windows-1252\"",
        ..How::default()
    };
    bring(&world, ImportKind::Rent, file, how).await.unwrap();
    assert_eq!(
        world
            .count("select count(*) from rent_transactions where words = 'Café – rent'")
            .await,
        1
    );
}

#[tokio::test]
async fn each_wrong_cell_is_reported_with_its_line_its_column_and_what_to_write() {
    let world = World::new().await;
    account(&world, 7).await;
    let rows = [
        "RA7,1,rent_debit,116.10,31/02/2026,a",
        "RA7,2,RNT,116.10,2026-11-16,b",
        "RA7,3,card_credit,50.00,2026-11-16,c",
        "RA7,4,rent_debit,1e3,2026-11-16,d",
        "RA7,5,rent_debit,116.10",
        "RA7,6,rent_debit,116.10,2026-11-16,too,many",
        ",7,rent_debit,,2026-11-16,",
        "RA7,8,rent_debit,116.10,2026-11-16,nul\u{0}",
        "RA7,9,rent_debit,116.10,2026-11-16,\"bell\u{7}\"",
    ];
    let file = format!("{HEAD}\n{}\n", rows.join("\n"));
    let done = rent(&world, &file).await;
    let said = said(&done);
    let expected = [
        "2 5 date: is not a date there is, such as 2026-11-21 or 21/11/2026 or 21-Nov-2026",
        "3 3 kind: is not a code we know. Say what it means under [codes.kind] in the mapping",
        "4 4 amount: is a charge, but the kind is a payment.",
        "5 4 amount: is not an amount in pounds and pence, such as 116.10",
        "6  : The row has 4 cells and the header has 6.",
        "7  : The row has 7 cells and the header has 6.",
        "8 1 account: is empty",
        "8 4 amount: is empty",
        "9 6 words: has a NUL byte in it",
        "10 6 words: has a control character in it",
    ];
    for (said, expected) in said.iter().zip(expected) {
        assert!(said.starts_with(expected), "{said} / {expected}");
    }
    assert_eq!((said.len(), done.faulty, lines(&world).await), (10, 9, 0));
}

#[tokio::test]
async fn a_header_alone_is_a_day_on_which_nothing_happened() {
    let world = World::new().await;
    assert_eq!(rent(&world, HEAD).await.applied.counts, counts(0, 0, 0, 0));
    let unknown = rent(&world, &format!("{HEAD},Colour\n")).await;
    assert_eq!(unknown.applied.notes, ["Columns not used: Colour."]);
}

#[tokio::test]
async fn the_first_twenty_faults_are_kept_and_all_are_counted() {
    let world = World::new().await;
    let rows: Vec<_> = (0..12_000)
        .map(|row| format!("RA7,{row},rent_debit,x,2026-11-16,"))
        .collect();
    let done = rent(&world, &format!("{HEAD}\n{}", rows.join("\n"))).await;
    assert_eq!(
        (done.faults.len(), done.fault_count, done.faulty),
        (20, 12_000, 12_000)
    );
    assert_eq!(done.faults.last().map(|fault| fault.line), Some(21));
}
