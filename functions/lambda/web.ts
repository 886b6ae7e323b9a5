import { officerApp } from '../web/app.ts'
import { pagesTools } from '../wiring/aws-pages.ts'
import { answerRequests } from './answer-requests.ts'

export const handler = answerRequests(async (now) => officerApp(await pagesTools(process.env, now)))
