/** Less than this part of a picture is cut off by programs that fit it into its frame. */
const LEAST = 0.01

/** Whether one of these sides is cut off: in thousandths of a percent, or in percent where that is said (20.1.8.55). */
export const cutsOff = (sides: readonly string[]): boolean =>
  sides.some((side) => Number.parseFloat(side) / (side.trim().endsWith('%') ? 100 : 100_000) >= LEAST)

const CROPPED =
  'A picture in it was cropped. What was cut off is not seen, but is still there, in the file and in the PDF that is made of it, and anybody can bring it back. If that is not for the public: '

export const CROPPED_IN_OFFICE = `${CROPPED}click the picture, Picture Format, Compress Pictures, tick “Delete cropped areas of pictures”, and send it again.`
export const CROPPED_IN_WRITER = `${CROPPED}cut the picture in a program for pictures, insert it anew, and send it again.`
