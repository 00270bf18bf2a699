// The computer that the bot runs on.

@description('Name of the web app, unique in the world, and of its plan.')
param name string

@description('Region.')
param location string

@description('Size, for example B1. Needs to be one that can stay awake (Always On).')
param sku string

@description('Resource id of the identity that the bot acts as.')
param identityId string

@description('Client id of that identity.')
param clientId string

@description('Tenant that the identity lives in.')
param homeTenantId string

@description('Tenants whose people the bot answers.')
param tenantIds string[]

@description('Champions, as object ids or user principal names.')
param champions string[]

@description('Address of the table service.')
param tableEndpoint string

var answeredTenants = [for (tenantId, i) in tenantIds: {
  name: 'Teams__TenantIds__${i}'
  value: tenantId
}]

var namedChampions = [for (champion, i) in champions: {
  name: 'Community__Champions__${i}'
  value: champion
}]

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: name
  location: location
  kind: 'linux'
  sku: {
    name: sku
  }
  properties: {
    // Linux.
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Instances are equal, so no caller has to stay with one.
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'DOTNETCORE|10.0'
      appCommandLine: 'dotnet TeamsEsnBot.dll'
      // Teams gives up on a button after 5 seconds, which a sleeping app would miss.
      alwaysOn: true
      healthCheckPath: '/health'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      appSettings: concat([
        {
          name: 'MicrosoftAppType'
          value: 'UserAssignedMSI'
        }
        {
          name: 'MicrosoftAppId'
          value: clientId
        }
        {
          name: 'MicrosoftAppTenantId'
          value: homeTenantId
        }
        {
          name: 'AZURE_CLIENT_ID'
          value: clientId
        }
        {
          name: 'Storage__TableEndpoint'
          value: tableEndpoint
        }
        {
          // The deployed zip is mounted as it is: an update replaces every file at once.
          name: 'WEBSITE_RUN_FROM_PACKAGE'
          value: '1'
        }
      ], answeredTenants, namedChampions)
    }
  }
}

// Deploying asks for an Entra sign-in; the passwords that a web app has by default are off.
resource ftpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: site
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource deploymentPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: site
  name: 'scm'
  properties: {
    allow: false
  }
}

@description('Name of the web app.')
output name string = site.name

@description('Host name that the web app answers to.')
output host string = site.properties.defaultHostName
