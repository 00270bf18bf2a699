// Everything ESN Bot needs in Azure, in one resource group and without a secret: an identity, tables, the web app and the bot registration.
// infra/deploy.sh deploys it together with the bot itself.
targetScope = 'resourceGroup'

@description('Begins the name of every resource. Lower-case letters and digits; a suffix of the resource group makes the names unique in the world.')
@minLength(3)
@maxLength(11)
param name string = 'esnbot'

@description('Region of the web app and the tables, and so of everything that people write. The bot registration itself is always global.')
param location string = resourceGroup().location

@description('Entra tenants whose people the bot answers; everybody else is refused.')
@minLength(1)
param tenantIds string[] = [
  tenant().tenantId
]

@description('Champions, who say what the company calls things: object ids or user principal names of people.')
param champions string[] = []

@description('Size of the web app. B1 carries a trial; a company takes P0v3 or larger, which also allows several instances and slots.')
@allowed([
  'B1'
  'B2'
  'B3'
  'P0v3'
  'P1v3'
  'P2v3'
])
param planSku string = 'B1'

@description('How often the tables are copied: LRS within one building, ZRS over three zones of the region, GRS and GZRS to a second region too.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param storageSku string = 'Standard_LRS'

@description('The name that the bot registration shows. People see the name in the Teams manifest.')
@maxLength(42)
param displayName string = 'ESN Bot'

var suffix = uniqueString(resourceGroup().id)
var longName = '${name}-${suffix}'

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: longName
    location: location
  }
}

module tables 'modules/tables.bicep' = {
  name: 'tables'
  params: {
    name: toLower('${name}${suffix}')
    location: location
    sku: storageSku
    principalId: identity.outputs.principalId
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: longName
    location: location
    sku: planSku
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    homeTenantId: identity.outputs.tenantId
    tenantIds: tenantIds
    champions: champions
    tableEndpoint: tables.outputs.endpoint
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: longName
    displayName: displayName
    host: app.outputs.host
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    tenantId: identity.outputs.tenantId
  }
}

@description('The web app, for deploying the bot into it.')
output appName string = app.outputs.name

@description('Where Teams and people reach the bot, without https://.')
output host string = app.outputs.host

@description('The bot\'s id in the Teams manifest: the client id of its identity.')
output botId string = identity.outputs.clientId

@description('The identity as the directory knows it: permissions of Microsoft Graph are granted to this object id.')
output principalId string = identity.outputs.principalId
