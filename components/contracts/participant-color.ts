/**
 * What tells participants apart on a page. Names and numbers stand beside every colour; the colours only help the eye.
 * Each ink has at least 4.5:1 on its wash and on white. Pages stay white in the dark theme, and so do these.
 */
export type ParticipantColor = { ink: string; wash: string; line: string };

const colors: ParticipantColor[] = [
  { ink: "#9e2514", wash: "#fbede9", line: "#c3321c" },
  { ink: "#1f5c99", wash: "#e8f1fa", line: "#3b7cbf" },
  { ink: "#1f6f54", wash: "#e7f2ec", line: "#2f8a6b" },
  { ink: "#7a4b00", wash: "#fbf1dc", line: "#b07a1a" },
  { ink: "#6b3fa0", wash: "#f1eaf9", line: "#8a60bf" },
  { ink: "#0f6674", wash: "#e3f3f5", line: "#2a8797" },
  { ink: "#8a2f63", wash: "#f9e9f2", line: "#b4528a" },
  { ink: "#4a5a1e", wash: "#f0f3e2", line: "#72853a" },
];

/** @param position of the participant in the list, from 0 */
export const participantColor = (position: number): ParticipantColor =>
  colors[position % colors.length] as ParticipantColor;
