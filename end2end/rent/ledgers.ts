// The ledgers of some of the demo's accounts, worked out anew from what a week costs, which days are Mondays, and how each
// household pays: what a statement must say, line by line. Nothing here is taken from the program.

/** A line: day, what the tenant reads, pence above nought for a charge and below for a payment. */
export interface Line {
  day: string;
  what: string;
  pence: number;
}

/** An account: whose, what it comes to today, and every line there is. */
export interface Ledger {
  who: string;
  /** Which of their accounts, as the page names it; the first without. */
  account?: string;
  balance: number;
  lines: Line[];
}

/** The suite's clock starts on this Saturday. */
export const TODAY = '2026-11-21';
/** Sixty-five Mondays, the newest on 16 November. */
const FIRST = '2025-08-25';
const MONDAY = '2026-11-16';

const HB = 'Housing Benefit';
const CARD = 'Card payment';
const CASH = 'PayPoint or Post Office payment';
const DIRECT_DEBIT = 'Direct Debit';
const STANDING_ORDER = 'Standing order';

const SHARED: [string, number][] = [
  ['Cleaning of shared areas', 420],
  ['Lighting of shared areas', 115],
  ['Door entry system', 90],
];
const HERON: [string, number][] = [...SHARED, ['Gardens and grounds', 165]];
const COBBOLD: [string, number][] = [...SHARED, ['Lift', 340], ['Heating of your home', 1240]];

export function shift(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function mondays(first = FIRST, last = MONDAY): string[] {
  const all: string[] = [];
  for (let day = first; day <= last; day = shift(day, 7)) all.push(day);
  return all;
}

/** The Monday of a day's week. */
function monday(day: string): string {
  return shift(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7));
}

/** The rent on a day: up by 4.8 % on 6 April 2026 and by 2.7 % on 7 April 2025. */
function rentOn(day: string, now: number): number {
  if (day >= '2026-04-06') return now;
  const before = Math.round(now / 1.048);
  return day >= '2025-04-07' ? before : Math.round(before / 1.027);
}

class Home {
  readonly lines: Line[] = [];

  constructor(
    readonly rent: number,
    readonly services: [string, number][] = [],
    readonly first = FIRST,
    readonly free: string[] = [],
    what = 'Rent for the week',
  ) {
    for (const day of mondays(first)) {
      if (free.includes(day)) continue;
      this.lines.push({ day, what, pence: rentOn(day, rent) });
      for (const [service, charge] of services) this.lines.push({ day, what: service, pence: charge });
    }
  }

  week(day: string): number {
    return rentOn(monday(day), this.rent) + this.services.reduce((sum, [, pence]) => sum + pence, 0);
  }

  charged(day: string): number {
    return this.lines.filter((line) => line.day === day && line.pence > 0).reduce((sum, line) => sum + line.pence, 0);
  }

  pays(day: string, what: string, pence: number): this {
    this.lines.push({ day, what, pence: -pence });
    return this;
  }

  /** Each Monday what it costs, up to and with that one. */
  weekly(what: string, until = MONDAY): this {
    for (const day of mondays(this.first, until)) if (this.charged(day)) this.pays(day, what, this.charged(day));
    return this;
  }

  /** Four weeks on the Monday of the last, the newest on that day. */
  fourWeekly(newest: string): this {
    for (let day = newest; day >= this.first; day = shift(day, -28)) {
      const weeks = [day, shift(day, -7), shift(day, -14), shift(day, -21)];
      this.pays(day, HB, weeks.reduce((sum, week) => sum + this.charged(week), 0));
    }
    return this;
  }

  /** A twelfth of 52 weeks, or of the weeks charged in the year, on that day of each month. */
  monthly(what: string, dayOfMonth: number, weeksCharged = 52): this {
    for (let month = 10; ; month -= 1) {
      const day = new Date(Date.UTC(2026, month, dayOfMonth)).toISOString().slice(0, 10);
      if (day < this.first) return this;
      const spread = Math.round((this.week(day) * weeksCharged) / 52);
      this.pays(day, what, Math.round((spread * 52) / 12));
    }
  }

  /** With what was brought forward, so that it comes to the balance at the end of a day. */
  comesTo(who: string, pence: number, on = TODAY): Ledger {
    const sum = (until: string) => this.lines.filter(({ day }) => day <= until).reduce((all, line) => all + line.pence, 0);
    const forward = pence - sum(on);
    const opening = { day: shift(this.first, -1), what: 'Balance brought forward', pence: forward };
    const lines = [...(forward ? [opening] : []), ...this.lines].sort((a, b) => compare(a.day, b.day));
    return { who, balance: sum(TODAY) + forward, lines };
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function ruby(): Ledger {
  const home = new Home(10_820, HERON).monthly(CARD, 11);
  for (let week = 0; week < 8; week += 1) home.pays(shift('2026-11-20', -7 * week), CARD, 1_500);
  // Five weeks, and the one that Universal Credit has not paid for yet.
  return home.comesTo('ruby-tate', 6 * 11_610);
}

function elena(): Ledger {
  const home = new Home(10_820, HERON).monthly(CARD, 18).pays('2026-11-02', `${CARD} (taken back later)`, 5_000);
  home.pays('2026-11-02', 'Put on the account twice by mistake', -5_000);
  return home.comesTo('elena-popescu', 8_000);
}

/** Nothing for nine weeks, but for one payment. */
function dean(): Ledger {
  const home = new Home(11_095, [], '2026-06-15').weekly(CASH, shift(MONDAY, -9 * 7)).pays('2026-11-01', CARD, 5_000);
  return home.comesTo('dean-pratt', 9 * 11_095 - 5_000);
}

/** Apart from the rent of his home. */
function garage(): Ledger {
  const rented = new Home(1_350, [], FIRST, [], 'Garage for the week').weekly(CASH, shift(MONDAY, -3 * 7));
  return { ...rented.comesTo('tariq-aziz-khan', 3 * 1_350), account: 'Garage' };
}

const gordon: Ledger = {
  who: 'gordon-blythe',
  balance: 50_220,
  lines: [
    { day: '2026-08-18', what: 'Owed when your tenancy ended', pence: 56_220 },
    { day: '2026-09-02', what: CARD, pence: -2_000 },
    { day: '2026-09-30', what: CARD, pence: -2_000 },
    { day: '2026-10-28', what: CARD, pence: -2_000 },
  ],
};

const stanley: Ledger = {
  who: 'stanley-fox',
  balance: 282_960,
  lines: [
    { day: '2026-05-01', what: 'Service charge for the half-year', pence: 48_650 },
    { day: '2026-05-19', what: 'Bank transfer', pence: -48_650 },
    { day: '2026-09-22', what: 'Your share of the new roof (section 20 works)', pence: 284_310 },
    { day: '2026-10-20', what: 'Bank transfer', pence: -50_000 },
    { day: '2026-10-31', what: 'Service charge for the half-year', pence: 48_650 },
  ],
};

const CHRISTMAS = ['2025-12-22', '2025-12-29'];
const MARCH = ['2026-03-23', '2026-03-30'];

export const LEDGERS: Ledger[] = [
  new Home(10_820, HERON).fourWeekly('2026-11-09').comesTo('arjun-sharma', 11_610),
  new Home(11_240, COBBOLD).monthly(DIRECT_DEBIT, 1).comesTo('margaret-ollerenshaw', 0),
  new Home(11_380).weekly(STANDING_ORDER).comesTo('kwame-boateng', -24_860),
  new Home(12_650).weekly(CASH, '2026-11-09').comesTo('piotr-nowak', 61_240, '2026-10-18'),
  // Two weeks since the Direct Debit of 8 November, at a year's 48 charges spread over 52 weeks.
  new Home(12_290, [], FIRST, [...CHRISTMAS, ...MARCH]).monthly(DIRECT_DEBIT, 8, 48).comesTo('wilhelmina-long', 2 * 11_345),
  new Home(11_460, [], FIRST, CHRISTMAS).weekly(STANDING_ORDER).comesTo('anjali-rao', 0),
  new Home(11_030).fourWeekly('2026-10-05').comesTo('hannah-leigh', 6 * 11_030),
  // From the first Monday of the year of 53 weeks.
  new Home(14_560, [], '2024-04-01').monthly(CARD, 9).comesTo('tariq-aziz-khan', 2 * 14_560),
  // Two weeks, and the one that Universal Credit has not paid for yet.
  new Home(10_820, HERON).monthly(CARD, 12).comesTo('samira-yusuf', 3 * 11_610),
  new Home(10_960, SHARED).weekly(STANDING_ORDER).comesTo('mei-lin-chow', 98_760, shift(TODAY, -80)),
  ruby(),
  elena(),
  dean(),
  garage(),
  gordon,
  stanley,
];

/** As a cell of a statement says an amount. */
export function pounds(pence: number): string {
  const whole = Math.floor(Math.abs(pence) / 100).toLocaleString('en-GB');
  return `£${whole}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;
}

export function balanceWords(pence: number): string {
  return pence < 0 ? `${pounds(pence)} in credit` : pounds(pence);
}
