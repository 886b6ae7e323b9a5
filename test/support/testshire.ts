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
