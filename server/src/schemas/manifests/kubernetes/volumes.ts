import type { Shape } from './notation.ts';

/** Where the files of a Pod come from; `VolumeSource` of core/v1, with the claims that a volume may be made of. */
export const volumeShapes = {
  storage: {
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
    keys: `accessModes[] dataSource:dataSource dataSourceRef:dataReference resources:claimResources selector:labelSelector
      storageClassName volumeAttributesClassName volumeMode volumeName`,
  },
  dataSource: { at: 'pvc.spec.dataSource', keys: 'apiGroup kind! name!' },
  dataReference: { at: 'pvc.spec.dataSourceRef', keys: 'apiGroup kind! name! namespace' },
  claimResources: { at: 'pvc.spec.resources', keys: 'limits:quantity{} requests:quantity{}' },
  volume: {
    at: 'pod.spec.volumes',
    keys: `awsElasticBlockStore:awsDisk azureDisk:azureDisk azureFile:azureFile cephfs:cephfs cinder:cinder configMap:configMapVolume
      csi:csiVolume downwardAPI:downwardVolume emptyDir:emptyDir ephemeral:ephemeralVolume fc:fibreChannel flexVolume:flexVolume
      flocker:flocker gcePersistentDisk:gceDisk gitRepo:gitRepo glusterfs:glusterfs hostPath:hostPath image:imageVolume iscsi:iscsi
      name! nfs:nfs persistentVolumeClaim:claimedVolume photonPersistentDisk:photonDisk portworxVolume:portworxVolume
      projected:projectedVolume quobyte:quobyte rbd:rbd scaleIO:scaleVolume secret:secretVolume storageos:storageosVolume
      vsphereVolume:vsphereVolume`,
  },
  awsDisk: { at: 'pod.spec.volumes.awsElasticBlockStore', keys: 'fsType partition:int32 readOnly:bool volumeID!' },
  azureDisk: { at: 'pod.spec.volumes.azureDisk', keys: 'cachingMode diskName! diskURI! fsType=ext4 kind readOnly:bool' },
  azureFile: { at: 'pod.spec.volumes.azureFile', keys: 'readOnly:bool secretName! shareName!' },
  cephfs: { at: 'pod.spec.volumes.cephfs', keys: 'monitors![] path readOnly:bool secretFile secretRef:pullSecret user' },
  cinder: { at: 'pod.spec.volumes.cinder', keys: 'fsType readOnly:bool secretRef:pullSecret volumeID!' },
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
  flocker: { at: 'pod.spec.volumes.flocker', keys: 'datasetName datasetUUID' },
  gceDisk: { at: 'pod.spec.volumes.gcePersistentDisk', keys: 'fsType partition:int32 pdName! readOnly:bool' },
  gitRepo: { at: 'pod.spec.volumes.gitRepo', keys: 'directory repository! revision' },
  glusterfs: { at: 'pod.spec.volumes.glusterfs', keys: 'endpoints! path! readOnly:bool' },
  hostPath: { at: 'pod.spec.volumes.hostPath', keys: 'path! type' },
  imageVolume: { at: 'pod.spec.volumes.image', keys: 'pullPolicy reference' },
  iscsi: {
    at: 'pod.spec.volumes.iscsi',
    keys: `chapAuthDiscovery:bool chapAuthSession:bool fsType initiatorName iqn! iscsiInterface=default lun!:int32 portals[] readOnly:bool
      secretRef:pullSecret targetPortal!`,
  },
  nfs: { at: 'pod.spec.volumes.nfs', keys: 'path! readOnly:bool server!' },
  claimedVolume: { at: 'pod.spec.volumes.persistentVolumeClaim', keys: 'claimName!~name readOnly:bool' },
  photonDisk: { at: 'pod.spec.volumes.photonPersistentDisk', keys: 'fsType pdID!' },
  portworxVolume: { at: 'pod.spec.volumes.portworxVolume', keys: 'fsType readOnly:bool volumeID!' },
  projectedVolume: { at: 'pod.spec.volumes.projected', keys: 'defaultMode:int32 sources:projectedSource[]' },
  projectedSource: {
    at: 'pod.spec.volumes.projected.sources',
    keys: `clusterTrustBundle:trustBundle configMap:projectedFiles downwardAPI:projectedFields podCertificate:podCertificate
      secret:projectedFiles serviceAccountToken:accountToken`,
  },
  trustBundle: {
    at: 'pod.spec.volumes.projected.sources.clusterTrustBundle',
    keys: 'labelSelector:labelSelector name optional:bool path! signerName',
  },
  projectedFiles: { at: 'pod.spec.volumes.projected.sources.configMap', keys: 'items:fileOfKey[] name optional:bool' },
  projectedFields: { at: 'pod.spec.volumes.projected.sources.downwardAPI', keys: 'items:downwardFile[]' },
  podCertificate: {
    at: 'pod.spec.volumes.projected.sources.podCertificate',
    keys: `certificateChainPath credentialBundlePath keyPath keyType! maxExpirationSeconds:int32 signerName! userAnnotations{}`,
  },
  accountToken: { at: 'pod.spec.volumes.projected.sources.serviceAccountToken', keys: 'audience expirationSeconds:integer path!' },
  quobyte: { at: 'pod.spec.volumes.quobyte', keys: 'group readOnly:bool registry! tenant user volume!' },
  rbd: {
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
