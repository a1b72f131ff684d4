// What a test can ask of the page: window.client.<call>(options) → {answer} or {error}, both plain JSON.
import * as configs from './configs.js';
import * as service from './service.js';

const calls = {
  generate: (options) => service.generateAIAgentCall(options, configs.forCall(options)),
  outbound: (options) => service.startAIAgentOutboundCall(options, configs.forCall(options)),
  rtcToken: service.getRtcAuthToken,
  instance: service.describeAIAgentInstance,
  agent: service.describeAIAgent,
  chatToken: service.generateMessageChatToken,
  oss: service.getOssConfig,
  setVoiceprint: service.setAIAgentVoiceprint,
  clearVoiceprint: service.clearAIAgentVoiceprint,
};

window.client = Object.fromEntries(
  Object.entries(calls).map(([name, call]) => [name, (options) => call(options).then(
    (answer) => ({ answer }),
    (error) => ({ error: { name: error.name, message: error.message, code: error.code } }),
  )]),
);
