import { staffApp } from '../web/app.ts'
import { staffPagesTools } from '../wiring/aws-staff-pages.ts'
import { answerRequests } from './answer-requests.ts'

export const handler = answerRequests(async (now) => staffApp(await staffPagesTools(process.env, now)))
