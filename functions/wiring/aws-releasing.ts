import { icalMeetings } from '../adapters/paper/ical-meetings.ts'
import type { PublishTools } from '../steps/publish-pages.ts'
import type { ReleaseTools } from '../steps/release-pack.ts'
import { carriedCss, carriedTemplates } from './aws-luggage.ts'
import { clockAt, type Environment, orThrow, settingsOf } from './aws-wiring.ts'
import { bucketHome, publishedSite } from './bucket-home-wiring.ts'
import { sha256 } from './public-wiring.ts'

/** What releases packs, as at an event's own instant. */
export const releaseTools = async (environment: Environment, at: string): Promise<ReleaseTools> => ({
  ...(await publishTools(environment)),
  clock: clockAt(at),
})

/** What writes the public's pages: the open store, and no other. */
export async function publishTools(environment: Environment): Promise<PublishTools> {
  const settings = settingsOf(environment)
  const { register, open } = orThrow(await bucketHome(settings))
  return {
    register,
    open,
    site: publishedSite(settings),
    templates: carriedTemplates(),
    sha256,
    meetingCalendars: icalMeetings(),
    siteCss: () => carriedCss(settings.pages),
    siteAddress: settings.pages.publicAddress,
  }
}
