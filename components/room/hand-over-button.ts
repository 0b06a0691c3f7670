/** The look of the button that hands a place over, with its dialog and without. */
export const handOverButton = { variant: "quiet", size: "sm", className: "-ml-3 w-fit" } as const;
