/**
 * The office program's settings for a run: no macros, no links brought up to date, nothing fetched, no Java, no
 * history. They are laid into an empty profile each time, so nothing of one paper is known to the next.
 */
const SETTINGS: [path: string, name: string, value: string | number | boolean][] = [
  ['Common/Security/Scripting', 'DisableMacrosExecution', true],
  ['Common/Security/Scripting', 'MacroSecurityLevel', 3],
  // From LibreOffice 7.5 on: no OLE objects, no scripts, no plug-ins.
  ['Common/Security/Scripting', 'DisableActiveContent', true],
  // Links lead nowhere unless the document lies in a trusted place, and there is none.
  ['Common/Security/Scripting', 'BlockUntrustedRefererLinks', true],
  ['Common/Misc', 'UseOpenCL', false],
  ['Common/History', 'PickListSize', 0],
  ['Common/Save/Document', 'CreateBackup', false],
  ['Recovery/AutoSave', 'Enabled', false],
  ['Java/VirtualMachine', 'Enable', false],
  ['Writer/Content/Update', 'Link', 2],
  ['Writer/Content/Update', 'Field', false],
  ['Calc/Content/Update', 'Link', 2],
  // Spreadsheets show what their author saw: never counted anew.
  ['Calc/Formula/Load', 'OOXMLRecalcMode', 1],
  ['Calc/Formula/Load', 'ODFRecalcMode', 1],
  // What does not say its language or the size of its paper is British.
  ['Linguistic/General', 'DefaultLocale', 'en-GB'],
]

/** A proxy that nobody listens at, for where there are no walls. */
const NOWHERE: typeof SETTINGS = [
  ['Settings', 'ooInetProxyType', 1],
  ['Settings', 'ooInetHTTPProxyName', '127.0.0.1'],
  ['Settings', 'ooInetHTTPProxyPort', 9],
  ['Settings', 'ooInetHTTPSProxyName', '127.0.0.1'],
  ['Settings', 'ooInetHTTPSProxyPort', 9],
  ['Settings', 'ooInetNoProxy', ''],
]

const item = (component: string, [path, name, value]: (typeof SETTINGS)[number]): string =>
  `<item oor:path="/${component}${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`

/** The profile's `registrymodifications.xcu`. */
export const PROFILE = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<oor:items xmlns:oor="http://openoffice.org/2001/registry">',
  ...SETTINGS.map((one) => item('org.openoffice.Office.', one)),
  ...NOWHERE.map((one) => item('org.openoffice.Inet/', one)),
  item('org.openoffice.', ['Setup/L10N', 'ooSetupSystemLocale', 'en-GB']),
  '</oor:items>',
].join('\n')
