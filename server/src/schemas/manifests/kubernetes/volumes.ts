import type { Shape } from './notation.ts';

/** Where the files of a Pod come from; `VolumeSource` of core/v1, with the claims that a volume may be made of. */
export const volumeShapes = {
  storageBlock: {
    at: 'prometheus.spec.storage',
    keys: 'disableMountSubPath:bool emptyDir:emptyDir ephemeral:ephemeralVolume volumeClaimTemplate:storageClaim',
  },
  storageClaim: {
    at: 'prometheus.spec.storage.volumeClaimTemplate',
    keys: 'apiVersion kind metadata:claimMetadata spec:volumeClaim status:claimStatus',
  },
  claimMetadata: { at: 'prometheus.spec.storage.volumeClaimTemplate.metadata', keys: 'annotations{} labels{} name' },
  emptyDir: { at: 'pod.spec.volumes.emptyDir', keys: 'medium sizeLimit:quantity' },
  ephemeralVolume: { at: 'pod.spec.volumes.ephemeral', keys: 'volumeClaimTemplate:ephemeralClaim' },
  ephemeralClaim: { at: 'pod.spec.volumes.ephemeral.volumeClaimTemplate', keys: 'metadata:anyMetadata spec!:volumeClaim' },
  volumeClaim: {
    at: 'pvc.spec',
    keys: `accessModes[] dataSource:dataSource dataSourceRef:dataReference resources:claimResourcesBlock selector:labelSelector
      storageClassName volumeAttributesClassName volumeMode volumeName`,
  },
  dataSource: { at: 'pvc.spec.dataSource', keys: 'apiGroup kind! name!' },
  dataReference: { at: 'pvc.spec.dataSourceRef', keys: 'apiGroup kind! name! namespace' },
  claimResourcesBlock: { at: 'pvc.spec.resources', keys: 'limits:quantity{} requests:quantity{}' },
  volume: {
    at: 'pod.spec.volumes',
    keys: `awsElasticBlockStore:awsDisk azureDisk:azureDisk azureFile:azureFile cephfs:cephfsVolume cinder:cinderVolume configMap:configMapVolume
      csi:csiVolume downwardAPI:downwardVolume emptyDir:emptyDir ephemeral:ephemeralVolume fc:fibreChannel flexVolume:flexVolume
      flocker:flockerVolume gcePersistentDisk:gceDisk gitRepo:gitRepoVolume glusterfs:glusterfsVolume hostPath:hostPathVolume image:imageVolume iscsi:iscsiVolume
      name! nfs:nfsVolume persistentVolumeClaim:claimedVolume photonPersistentDisk:photonDisk portworxVolume:portworxVolume
      projected:projectedVolume quobyte:quobyteVolume rbd:rbdVolume scaleIO:scaleVolume secret:secretVolume storageos:storageosVolume
      vsphereVolume:vsphereVolume`,
  },
  awsDisk: { at: 'pod.spec.volumes.awsElasticBlockStore', keys: 'fsType partition:int32 readOnly:bool volumeID!' },
  azureDisk: { at: 'pod.spec.volumes.azureDisk', keys: 'cachingMode diskName! diskURI! fsType=ext4 kind readOnly:bool' },
  azureFile: { at: 'pod.spec.volumes.azureFile', keys: 'readOnly:bool secretName! shareName!' },
  cephfsVolume: { at: 'pod.spec.volumes.cephfs', keys: 'monitors![] path readOnly:bool secretFile secretRef:pullSecret user' },
  cinderVolume: { at: 'pod.spec.volumes.cinder', keys: 'fsType readOnly:bool secretRef:pullSecret volumeID!' },
  configMapVolume: { at: 'pod.spec.volumes.configMap', keys: 'defaultMode:int32 items:fileOfKey[] name~configMapName optional:bool' },
  secretVolume: { at: 'pod.spec.volumes.secret', keys: 'defaultMode:int32 items:fileOfKey[] optional:bool secretName~name' },
  fileOfKey: { at: 'pod.spec.volumes.configMap.items', keys: 'key! mode:int32 path!' },
  csiVolume: {
    at: 'pod.spec.volumes.csi',
    keys: 'driver! fsType nodePublishSecretRef:pullSecret readOnly:bool volumeAttributes{}',
  },
  downwardVolume: { at: 'pod.spec.volumes.downwardAPI', keys: 'defaultMode:int32 items:downwardFile[]' },
  downwardFile: {
    at: 'pod.spec.volumes.downwardAPI.items',
    keys: 'fieldRef:podField mode:int32 path! resourceFieldRef:resourceField',
  },
  fibreChannel: { at: 'pod.spec.volumes.fc', keys: 'fsType lun:int32 readOnly:bool targetWWNs[] wwids[]' },
  flexVolume: { at: 'pod.spec.volumes.flexVolume', keys: 'driver! fsType options{} readOnly:bool secretRef:pullSecret' },
  flockerVolume: { at: 'pod.spec.volumes.flocker', keys: 'datasetName datasetUUID' },
  gceDisk: { at: 'pod.spec.volumes.gcePersistentDisk', keys: 'fsType partition:int32 pdName! readOnly:bool' },
  gitRepoVolume: { at: 'pod.spec.volumes.gitRepo', keys: 'directory repository! revision' },
  glusterfsVolume: { at: 'pod.spec.volumes.glusterfs', keys: 'endpoints! path! readOnly:bool' },
  hostPathVolume: { at: 'pod.spec.volumes.hostPath', keys: 'path! type' },
  imageVolume: { at: 'pod.spec.volumes.image', keys: 'pullPolicy reference' },
  iscsiVolume: {
    at: 'pod.spec.volumes.iscsi',
    keys: `chapAuthDiscovery:bool chapAuthSession:bool fsType initiatorName iqn! iscsiInterface=default lun!:int32 portals[] readOnly:bool
      secretRef:pullSecret targetPortal!`,
  },
  nfsVolume: { at: 'pod.spec.volumes.nfs', keys: 'path! readOnly:bool server!' },
  claimedVolume: { at: 'pod.spec.volumes.persistentVolumeClaim', keys: 'claimName!~name readOnly:bool' },
  photonDisk: { at: 'pod.spec.volumes.photonPersistentDisk', keys: 'fsType pdID!' },
  portworxVolume: { at: 'pod.spec.volumes.portworxVolume', keys: 'fsType readOnly:bool volumeID!' },
  projectedVolume: { at: 'pod.spec.volumes.projected', keys: 'defaultMode:int32 sources:projectedSource[]' },
  projectedSource: {
    at: 'pod.spec.volumes.projected.sources',
    keys: `clusterTrustBundle:trustBundle configMap:projectedFileSet downwardAPI:projectedFieldSet podCertificate:podCertificate
      secret:projectedFileSet serviceAccountToken:accountToken`,
  },
  trustBundle: {
    at: 'pod.spec.volumes.projected.sources.clusterTrustBundle',
    keys: 'labelSelector:labelSelector name optional:bool path! signerName',
  },
  projectedFileSet: { at: 'pod.spec.volumes.projected.sources.configMap', keys: 'items:fileOfKey[] name optional:bool' },
  projectedFieldSet: { at: 'pod.spec.volumes.projected.sources.downwardAPI', keys: 'items:downwardFile[]' },
  podCertificate: {
    at: 'pod.spec.volumes.projected.sources.podCertificate',
    keys: `certificateChainPath credentialBundlePath keyPath keyType! maxExpirationSeconds:int32 signerName! userAnnotations{}`,
  },
  accountToken: { at: 'pod.spec.volumes.projected.sources.serviceAccountToken', keys: 'audience expirationSeconds:integer path!' },
  quobyteVolume: { at: 'pod.spec.volumes.quobyte', keys: 'group readOnly:bool registry! tenant user volume!' },
  rbdVolume: {
    at: 'pod.spec.volumes.rbd',
    keys: 'fsType image! keyring=/etc/ceph/keyring monitors![] pool=rbd readOnly:bool secretRef:pullSecret user=admin',
  },
  scaleVolume: {
    at: 'pod.spec.volumes.scaleIO',
    keys: `fsType=xfs gateway! protectionDomain readOnly:bool secretRef!:pullSecret sslEnabled:bool storageMode=ThinProvisioned
      storagePool system! volumeName`,
  },
  storageosVolume: { at: 'pod.spec.volumes.storageos', keys: 'fsType readOnly:bool secretRef:pullSecret volumeName volumeNamespace' },
  vsphereVolume: { at: 'pod.spec.volumes.vsphereVolume', keys: 'fsType storagePolicyID storagePolicyName volumePath!' },
} as const satisfies Readonly<Record<string, Shape>>;
