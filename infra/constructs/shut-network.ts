import { Validations } from 'aws-cdk-lib'
import {
  type GatewayVpcEndpoint,
  GatewayVpcEndpointAwsService,
  IpAddresses,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2'
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  CfnFirewallDomainList,
  CfnFirewallRuleGroup,
  CfnFirewallRuleGroupAssociation,
} from 'aws-cdk-lib/aws-route53resolver'
import type { Construct } from 'constructs'
import type { Right } from '../rights.ts'

export interface ShutNetwork {
  vpc: Vpc
  securityGroup: SecurityGroup
}

/** Lambda itself lays a function's cable into a network, with the function's own rights. */
export const LAY_CABLES: Right = {
  sid: 'LayItsCable',
  why: 'Lambda connects the function to its network. AWS asks for these rights on everything (AWSLambdaVPCAccessExecutionRole); from within there is no way to where they could be used.',
  actions: [
    'ec2:AssignPrivateIpAddresses',
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:UnassignPrivateIpAddresses',
  ],
  resources: ['*'],
}

/**
 * A network without any way in or out but one: to S3, for these objects. It has no internet gateway and no translation of
 * addresses, and names are found for S3 alone, since a name that is asked for may carry words out. S3 itself asks KMS for
 * keys, so no way leads there.
 */
export function shutNetwork(scope: Construct, region: string, objects: string): ShutNetwork {
  const vpc = new Vpc(scope, 'shut', {
    ipAddresses: IpAddresses.cidr('10.0.0.0/24'),
    maxAzs: 2,
    natGateways: 0,
    subnetConfiguration: [{ name: 'shut', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 26 }],
    // It would take a function of CDK's own, with rights of its own. Nothing uses that group.
    restrictDefaultSecurityGroup: false,
  })
  Validations.of(vpc).acknowledge({
    id: 'AwsSolutions-VPC7',
    reason: 'Nothing leads out of it but S3’s own gateway, and the bucket writes down each request.',
  })
  const gateway = vpc.addGatewayEndpoint('to-s3', { service: GatewayVpcEndpointAwsService.S3 })
  letThrough(gateway, objects)
  nameOnlyS3(scope, vpc, region)
  const securityGroup = new SecurityGroup(scope, 'to-s3-only', {
    vpc,
    description: 'Out to S3 over TLS, and nothing in',
    allowAllOutbound: false,
  })
  // The routes decide where that leads: to S3, and nowhere else.
  securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'S3, by its gateway')
  return { vpc, securityGroup }
}

const letThrough = (gateway: GatewayVpcEndpoint, objects: string): void =>
  gateway.addToPolicy(
    new PolicyStatement({
      sid: 'OrdersAlone',
      principals: [new AnyPrincipal()],
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: [objects],
    }),
  )

function nameOnlyS3(scope: Construct, vpc: Vpc, region: string): void {
  const s3 = `s3.${region}.amazonaws.com`
  const known = new CfnFirewallDomainList(scope, 'known-names', { domains: [s3, `*.${s3}`] })
  const all = new CfnFirewallDomainList(scope, 'all-names', { domains: ['*'] })
  const rules = new CfnFirewallRuleGroup(scope, 'names', {
    firewallRules: [
      {
        action: 'ALLOW',
        firewallDomainListId: known.attrId,
        firewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN',
        priority: 1,
      },
      { action: 'BLOCK', blockResponse: 'NXDOMAIN', firewallDomainListId: all.attrId, priority: 2 },
    ],
  })
  new CfnFirewallRuleGroupAssociation(scope, 'names-here', {
    firewallRuleGroupId: rules.attrId,
    vpcId: vpc.vpcId,
    priority: 200,
  })
}
