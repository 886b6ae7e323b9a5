import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../functions/domain/calendar/day.ts'
import { calendarFor } from '../../functions/domain/calendar/shipped-calendars.ts'
import { comingChasers } from '../../functions/domain/chasers/coming-chasers.ts'
import { chaseOfficers } from '../../functions/steps/chase-officers.ts'
import { aCommittee, aMeeting, anItem, aRecord } from '../support/council.ts'
import { roundTools } from '../support/round.ts'

describe('the chasers that are still to come', () => {
  it('are those that the rounds send, each on its day, if nothing changes', async () => {
    const meeting = aMeeting({
      items: [anItem({ number: 7 }), anItem({ number: 8, title: 'Gritting routes' })],
    })
    const picture = {
      meeting,
      committee: aCommittee(),
      calendar: calendarFor('england-and-wales'),
      released: false,
      told: [],
    }
    const foretold = comingChasers(picture, day('2017-06-15')).map(({ on, chaser }) => `${on} ${chaser.key}`)

    const tools = await roundTools('2017-06-15T09:00', [aRecord(meeting)])
    const told: string[] = []
    for (let today = day('2017-06-15'); today <= meeting.date; today = addDays(today, 1)) {
      tools.clock.set(`${today}T09:00`)
      const before = new Set(await tools.register.list('chasers/'))
      await chaseOfficers(tools)
      const fresh = (await tools.register.list('chasers/')).filter(
        (key) => !before.has(key) && !key.includes('digest'),
      )
      told.push(...fresh.map((key) => `${today} ${key}`))
    }
    expect(foretold.length).toBeGreaterThan(10)
    expect(foretold.sort()).toEqual(told.sort())
  })
})
