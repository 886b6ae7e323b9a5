import type { Stage } from '../../infra/stages.ts'

/** A made-up council's installation. */
export const TESTSHIRE: Stage = {
  name: 'testshire',
  region: 'eu-west-2',
  mailDomain: 'scrutiny.testshire.example',
  sender: 'reports@scrutiny.testshire.example',
  operator: 'operator@testshire.example',
  monthlyBudget: 20,
  publicSite: { domain: null, firewall: true },
  colour: '#4b2a6b',
  takesWord: true,
  readsScans: { mostPages: 100 },
  malware: 'guardduty',
  staff: {
    directory: {
      issuer: 'https://directory.testshire.example',
      clientId: 'packhorse',
      groupsClaim: 'groups',
    },
    address: null,
    publicAddress: 'https://papers.testshire.example',
  },
}

/** The same council, where PDFs and pictures are taken and nothing looks through them. */
export const PLAIN_TESTSHIRE: Stage = { ...TESTSHIRE, takesWord: false, readsScans: null, malware: null }
