/** Said of things that can be found in more than one way. */
export const OTHER_DOCUMENT =
  'The document takes in another document, which is left out. Open it in Word, copy the other document’s words into it, and send it again.'
export const CONTROL =
  'There are buttons or boxes that run a program (ActiveX). They are left out; look in the PDF whether anything is missing.'
export const EMBEDDED =
  'There is a file embedded in it. Its picture stays on the page; the file itself is left out of the PDF. Send it as an appendix if members need it.'
