// What the AICallKit SDK imports while it loads. Its data classes call none of it; no call is joined here.
export const AliRtcSdkClientRole = {};
export const AliRtcVideoTrack = {};
export const AliRtcSubscribeState = {};
export const AliRtcCapabilityProfile = {};
export class AliRtcImageHolderPlugin {}
export class AliRtcDataChannelMsg {}
export default class AliRtcEngine {}
