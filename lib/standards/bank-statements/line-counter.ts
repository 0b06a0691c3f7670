/** Tells the line of positions that are asked for in rising order, reading the text once. */
export class LineCounter {
  private line = 1;
  private next: number;

  constructor(private readonly text: string) {
    this.next = text.indexOf("\n");
  }

  /** The line of a position, the first being 1. */
  lineOf(position: number): number {
    while (this.next !== -1 && this.next < position) {
      this.line++;
      this.next = this.text.indexOf("\n", this.next + 1);
    }
    return this.line;
  }
}
