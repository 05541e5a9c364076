/** How long edits of one control count as one step. */
const onePause = 1_000;

/** The value of one pointer before and after something was done. */
export interface Step {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface TimedSteps {
  readonly steps: readonly Step[];
  readonly at: number;
}

/** What was edited, step by step; typing in one control is one step. */
export class History {
  readonly #done: TimedSteps[] = [];
  readonly #undone: TimedSteps[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Notes what was done at a time. */
  note(steps: readonly Step[], at: number): void {
    if (steps.length === 0) return;
    this.#undone.length = 0;
    const last = this.#done.at(-1);
    const [step] = steps;
    const goesOn =
      last?.steps.length === 1 &&
      steps.length === 1 &&
      last.steps[0]!.pointer === step!.pointer &&
      Math.abs(at - last.at) <= onePause;
    if (goesOn) this.#done.pop();
    const first = goesOn ? last.steps[0]!.before : step!.before;
    this.#done.push({ steps: goesOn ? [{ ...step!, before: first }] : steps, at });
  }

  /** What to set to go one step back, the last first. */
  undo(): readonly Step[] {
    return this.#move(this.#done, this.#undone).toReversed();
  }

  /** What to set to go forward again. */
  redo(): readonly Step[] {
    return this.#move(this.#undone, this.#done);
  }

  /** Forgets the steps of pointers that now mean something else. */
  forget(isGone: (pointer: string) => boolean): void {
    for (const stack of [this.#done, this.#undone]) {
      const kept = stack.flatMap(({ steps, at }) => {
        const left = steps.filter(({ pointer }) => !isGone(pointer));
        // The next edit is a step of its own.
        return left.length > 0 ? [{ steps: left, at: at - onePause - 1 }] : [];
      });
      stack.splice(0, stack.length, ...kept);
    }
  }

  #move(from: TimedSteps[], to: TimedSteps[]): readonly Step[] {
    const moved = from.pop();
    if (!moved) return [];
    to.push({ ...moved, at: -Infinity });
    return moved.steps;
  }
}
