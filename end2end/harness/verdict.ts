// The last line of a run: how many passed, in how long, or which failed.
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

export default class Verdict implements Reporter {
  private failed = new Set<string>();
  private passed = 0;

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'passed') this.passed += 1;
    else if (result.status !== 'skipped') this.failed.add(test.titlePath().slice(1).join(' › '));
  }

  onEnd(result: FullResult): void {
    const seconds = Math.round(result.duration / 1000);
    for (const title of this.failed) console.log(`end to end FAILED: ${title}`);
    const verdict = result.status === 'passed' ? 'PASSED' : 'FAILED';
    console.log(`end to end ${verdict}: ${this.passed} passed, ${this.failed.size} failed in ${seconds} s; pictures in end2end/results/shots`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
