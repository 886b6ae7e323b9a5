import { Stack } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
} from 'aws-cdk-lib/aws-ses'
import type { Construct } from 'constructs'
import type { Right } from '../../rights.ts'
import type { Stage } from '../../stages.ts'

export interface PostParts {
  configurationSet: ConfigurationSet
  /** To post mail in the council's name, and in no other. */
  maySend: Right
}

/**
 * Amazon SES for the council's domain: signed (DKIM), with a MAIL FROM of its own (SPF), over TLS only. No open or
 * click is watched: links lead where they say. What becomes of each mail goes to the account's default event bus, the
 * only one that SES writes to.
 */
export function addPost(scope: Construct, stage: Stage): PostParts {
  const configurationSet = new ConfigurationSet(scope, 'mail', {
    configurationSetName: `packhorse-${stage.name}`,
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    reputationMetrics: true,
  })
  configurationSet.addEventDestination('fates', {
    destination: EventDestination.eventBus(EventBus.fromEventBusName(scope, 'default-bus', 'default')),
    events: [
      EmailSendingEvent.SEND,
      EmailSendingEvent.DELIVERY,
      EmailSendingEvent.DELIVERY_DELAY,
      EmailSendingEvent.BOUNCE,
      EmailSendingEvent.COMPLAINT,
      EmailSendingEvent.REJECT,
    ],
  })
  const identity = new EmailIdentity(scope, 'domain', {
    identity: Identity.domain(stage.mailDomain),
    configurationSet,
    mailFromDomain: `bounce.${stage.mailDomain}`,
    feedbackForwarding: false,
  })
  return {
    configurationSet,
    maySend: {
      sid: 'PostInTheCouncilsName',
      why: 'Officers are written to from the one address that the council gave, and from no other.',
      actions: ['ses:SendRawEmail'],
      resources: [
        identity.emailIdentityArn,
        Stack.of(scope).formatArn({
          service: 'ses',
          resource: 'configuration-set',
          resourceName: configurationSet.configurationSetName,
        }),
      ],
      onlyWith: { 'ses:FromAddress': stage.sender },
    },
  }
}
