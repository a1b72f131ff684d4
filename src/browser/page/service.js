// The HTTP layer of the official Web client, call by call: what it sends, which failures it tells apart, what it reads.
import {
  AICallAgentConfig, AICallAgentError, AICallErrorCode, AICallTemplateConfig, AIChatAuthToken,
} from 'aliyun-auikit-aicall';

const WORKFLOW_TYPES = ['VoiceChat', 'AvatarChat3D', 'VisionChat', 'VideoChat']; // by AICallAgentType
const TOKEN_LIFETIME = 24 * 60 * 60; // seconds

/** `to` = {server, login, region, user}: part of the options of every call. */
async function post(operation, to, body) {
  return fetch(`${to.server}/api/v2/aiagent/${operation}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: to.login }, // without a scheme
    body: JSON.stringify(body), // leaves undefined members out
  });
}

function refuseHttpFailure(response) {
  if (response.status === 403) {
    const error = new AICallAgentError('token is invalid');
    error.name = 'ServiceAuthError';
    throw error;
  }
  if (response.status !== 200) {
    throw new AICallAgentError(`response status is ${response.status}`);
  }
}

function refuseFailure(data) {
  if (data.code !== 200) { // the number, not a text
    const error = new AICallAgentError(data.message || 'request error', data.error_code);
    if (data.error_code === 'InvalidAudioDuration') {
      error.name = 'InvalidAudioDuration';
    }
    throw error;
  }
}

async function call(operation, to, body) {
  const response = await post(operation, to, body);
  refuseHttpFailure(response);
  const data = await response.json();
  refuseFailure(data);
  return data;
}

/** `config` is an AICallConfig. Resolves to an AICallAgentInfo. */
export async function generateAIAgentCall(options, config) {
  const response = await post('generateAIAgentCall', options, {
    user_id: options.user,
    expire: TOKEN_LIFETIME,
    template_config: config.templateConfig?.getJsonString(config.agentType) ?? '{}',
    agent_config: config.agentConfig && JSON.stringify(config.agentConfig.toJSON()),
    ai_agent_id: config.agentId,
    workflow_type: config.agentId ? undefined : WORKFLOW_TYPES[config.agentType],
    user_data: config.userData,
    region: config.region,
    session_id: config.chatSyncConfig?.sessionId,
    chat_sync_config: config.chatSyncConfig?.getConfigString(),
  });
  // These two are looked for before the HTTP status is.
  const data = await response.json().catch(() => ({}));
  if (data.error_code === 'Forbidden.SubscriptionRequired') {
    throw new AICallAgentError(data.error_code, AICallErrorCode.AgentSubscriptionRequired);
  }
  if (data.error_code === 'AgentNotFound') {
    throw new AICallAgentError(data.error_code, AICallErrorCode.AgentNotFound);
  }
  refuseHttpFailure(response);
  refuseFailure(data);
  return {
    agentType: config.agentType,
    instanceId: data.ai_agent_instance_id,
    channelId: data.channel_id,
    userId: data.ai_agent_user_id,
    rtcToken: data.rtc_auth_token,
    reqId: data.request_id,
  };
}

export async function startAIAgentOutboundCall(options, config) {
  const data = await call('startAIAgentOutboundCall', options, {
    ai_agent_id: config.agentId,
    region: config.region,
    called_number: options.calledNumber,
    user_id: options.user,
    config: JSON.stringify(config.agentConfig.toJSON()),
    user_data: config.userData,
  });
  return { instanceId: data.instance_id, reqId: data.request_id };
}

export async function getRtcAuthToken(options) {
  const data = await call('getRtcAuthToken', options, { user_id: options.user, channel_id: options.channel });
  return data.rtc_auth_token;
}

/** Reads both configurations as the client does, into the classes that the next call is made from. */
export async function describeAIAgentInstance(options) {
  const data = await call('describeAIAgentInstance', options, {
    user_id: options.user, ai_agent_instance_id: options.instance, region: options.region,
  });
  const agentConfig = new AICallAgentConfig();
  agentConfig.fromJSON(JSON.parse(data.agent_config));
  const { agentType } = options;
  return {
    status: data.status,
    userData: data.user_data,
    agentConfig: JSON.stringify(agentConfig.toJSON()),
    templateConfig: AICallTemplateConfig.fromJsonString(agentType, data.template_config).getJsonString(agentType),
  };
}

export async function describeAIAgent(options) {
  const data = await call('describeAIAgent', options, {
    user_id: options.user, ai_agent_id: options.agent, region: options.region,
  });
  return JSON.parse(data.ai_agent);
}

export async function generateMessageChatToken(options) {
  const data = await call('generateMessageChatToken', options, {
    user_id: options.user, ai_agent_id: options.agent, region: options.region,
  });
  const token = AIChatAuthToken.fromData(data);
  return { ...token, isValid: token.isValid() };
}

export async function getOssConfig(options) {
  return call('getOssConfig', options, { user_id: options.user });
}

export async function setAIAgentVoiceprint(options) {
  return call('setAIAgentVoiceprint', options, {
    user_id: options.user, region: options.region, voiceprint_id: options.voiceprint, input: JSON.stringify(options.input),
  });
}

export async function clearAIAgentVoiceprint(options) {
  return call('clearAIAgentVoiceprint', options, {
    user_id: options.user,
    region: options.region,
    voiceprint_id: options.voiceprint,
    registration_mode: 'Explicit',
  });
}
