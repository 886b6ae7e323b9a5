import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'
import { bucketName } from './core/store.ts'

/** CloudFront keeps its certificates and firewalls in this region and no other. */
const EDGE_REGION = 'us-east-1'

/** What a page of ours may load: its own style sheets and pictures, and no script. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** From one address in five minutes: more than a newsroom reads, and less than a flood. */
const MOST_REQUESTS = 2000

/**
 * Where the public reads what was published: CloudFront over one folder of the home bucket. It can read
 * `open/published/` and nothing else (core/store.ts): what is not released is not there, whatever is asked for.
 * Beside it stands what AWS keeps in this region alone: the budget.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      env: { region: EDGE_REGION },
      description: `Packhorse for ${stage.name}: what the public reads`,
    })
    const { publicSite } = stage
    const home = Bucket.fromBucketAttributes(this, 'home', {
      bucketName: bucketName(stage, ''),
      region: stage.region,
    })
    const distribution = new Distribution(this, 'public', {
      comment: `Packhorse ${stage.name}: published packs`,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(home, { originPath: '/open/published' }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: this.headers(stage),
        compress: true,
      },
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      enableLogging: true,
      logBucket: this.logBucket(stage),
      ...(publicSite.firewall ? { webAclId: this.firewall(stage) } : {}),
      ...(publicSite.domain === null
        ? {}
        : {
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
            domainNames: [publicSite.domain.name],
            certificate: Certificate.fromCertificateArn(
              this,
              'certificate',
              publicSite.domain.certificateArn,
            ),
          }),
    })
    acknowledge(distribution, {
      '@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac':
        'The core stack lets CloudFront read what is published (core/store.ts).',
      'AwsSolutions-CFR1':
        'Anyone may inspect a council’s papers, from any country (LGA 1972, s.100B and s.100C).',
      ...(publicSite.domain === null
        ? {
            'AwsSolutions-CFR4':
              'CloudFront’s own name comes with its own certificate; a council’s domain asks for TLS 1.2.',
          }
        : {}),
      ...(publicSite.firewall
        ? {}
        : {
            'AwsSolutions-CFR2':
              'This council chose to do without: static files behind a cache, and nothing that computes.',
          }),
    })
    addBudget(this, stage)
    new CfnOutput(this, 'Address', { value: `https://${distribution.distributionDomainName}` })
  }

  private headers(stage: Stage): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'headers', {
      responseHeadersPolicyName: `packhorse-${stage.name}`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: CONTENT_SECURITY_POLICY, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
    })
  }

  private logBucket(stage: Stage): Bucket {
    const logs = new Bucket(this, 'reading-logs', {
      bucketName: `${bucketName(stage, '')}-reading-logs`,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // CloudFront writes its logs as an owner of its own.
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      // Readers' addresses are personal data: kept as long as an attack may have to be looked into, and no longer.
      lifecycleRules: [{ expiration: Duration.days(30) }],
    })
    acknowledge(logs, { 'AwsSolutions-S1': 'It is the bucket that logs go to.' })
    return logs
  }

  private firewall(stage: Stage): string {
    const named = (metricName: string) => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: false,
    })
    const managed = (name: string, priority: number) => ({
      name,
      priority,
      overrideAction: { none: {} },
      statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
      visibilityConfig: named(name),
    })
    return new CfnWebACL(this, 'firewall', {
      name: `packhorse-${stage.name}`,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: named(`packhorse-${stage.name}`),
      rules: [
        {
          name: 'too-many',
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: MOST_REQUESTS, aggregateKeyType: 'IP' } },
          visibilityConfig: named('too-many'),
        },
        managed('AWSManagedRulesAmazonIpReputationList', 1),
        managed('AWSManagedRulesCommonRuleSet', 2),
      ],
    }).attrArn
  }
}

function acknowledge(construct: Construct, findings: Record<string, string>): void {
  for (const [id, reason] of Object.entries(findings)) Validations.of(construct).acknowledge({ id, reason })
}

/** Tells the operator by mail before a month costs more than it may. Budgets know US dollars. */
function addBudget(scope: Construct, { name, monthlyBudget, operator }: Stage): void {
  const telling = (notificationType: string, threshold: number) => ({
    notification: {
      notificationType,
      threshold,
      thresholdType: 'PERCENTAGE',
      comparisonOperator: 'GREATER_THAN',
    },
    subscribers: [{ subscriptionType: 'EMAIL', address: operator }],
  })
  new CfnBudget(scope, 'budget', {
    budget: {
      budgetName: `packhorse-${name}`,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: monthlyBudget, unit: 'USD' },
      costFilters: { TagKeyValue: [`user:packhorse$${name}`] },
    },
    notificationsWithSubscribers: [telling('FORECASTED', 100), telling('ACTUAL', 80)],
  })
}
