// Configurations made with the SDK's classes, so that their JSON is the SDK's.
import {
  AICallAgentAutoSpeechContent, AICallAgentAutoSpeechLlmPending, AICallAgentAutoSpeechUserIdle,
  AICallAgentBackChanneling, AICallAgentConfig, AICallChatSyncConfig, AICallTemplateConfig, AICallTurnDetectionMode,
} from 'aliyun-auikit-aicall';

const with_ = (object, members) => Object.assign(object, members);

const says = (text) => with_(new AICallAgentAutoSpeechContent(), { text, probability: 1 });

/** Every member that the SDK has, with characters that a query could spoil. */
export function fullAgentConfig() {
  const config = new AICallAgentConfig();
  with_(config, {
    agentGreeting: 'Hello, 你好 & welcome + 100% "you" 🙂',
    wakeUpQuery: 'How’s the weather?',
    volume: 80,
    workflowOverrideParams: { key: 'a=b&c' },
    preConnectAudioUrl: 'https://media.example/ring tone.mp3?a=1&b=2',
    experimentalConfig: { switch: true },
    backChannelingConfig: [with_(new AICallAgentBackChanneling(), {
      enable: true, triggerStage: 'pause_detected', probability: 0.5, words: [says('嗯')],
    })],
  });
  with_(config.asrConfig, {
    asrLanguageId: 'zh_mandarin',
    asrMaxSilence: 400,
    asrHotWords: ['AUI', '智能体'],
    vadDuration: 200,
    customParams: 'mode=fast&sample=16000',
  });
  with_(config.ttsConfig, {
    agentVoiceId: 'voice-1',
    speechRate: 1.25,
    languageId: 'zh',
    emotion: 'happy',
    pronunciationRules: [{ Word: '重叠', Pronunciation: '虫叠', Type: 'replacement' }],
  });
  with_(config.llmConfig, {
    llmHistoryLimit: 5,
    llmSystemPrompt: 'Be brief.\nBe kind.',
    bailianAppParams: { biz_params: { city: '杭州' } },
    llmCompleteReply: true,
    openAIExtraQuery: 'api-version=2024-02-01',
    outputMinLength: 10,
    outputMaxDelay: 2000,
    historySyncWithTTS: true,
  });
  config.avatarConfig.agentAvatarId = 'avatar-1';
  with_(config.interruptConfig, { enableVoiceInterrupt: false, interruptWords: ['stop'], noInterruptMode: 'cache' });
  with_(config.voiceprintConfig, { voiceprintId: 'voiceprint-1', useVoiceprint: true });
  with_(config.turnDetectionConfig, {
    mode: AICallTurnDetectionMode.Semantic, turnEndWords: ['over'], semanticWaitDuration: 500, eagerness: 'High',
  });
  config.vcrConfig.fromJSON({
    StillFrameMotion: { Enabled: true, CallbackDelay: 3000 },
    InvalidFrameMotion: { Enabled: false, CallbackDelay: 3000 },
    PeopleCount: { Enabled: true },
    Equipment: { Enabled: true },
    HeadMotion: { Enabled: true },
    LookAway: { Enabled: true },
  });
  with_(config.ambientConfig, { resourceId: 'cafe', volume: 30 });
  with_(config.autoSpeechConfig, {
    llmPending: with_(new AICallAgentAutoSpeechLlmPending(), { messages: [says('One moment')] }),
    userIdle: with_(new AICallAgentAutoSpeechUserIdle(), { maxRepeats: 3, messages: [says('Still there?')] }),
  });
  return config;
}

function fullTemplateConfig() {
  return with_(new AICallTemplateConfig(), {
    agentGreeting: 'Hi & welcome',
    agentVoiceId: 'voice-1',
    volume: 60,
    asrHotWords: ['AUI'],
    interruptWords: ['stop'],
    bailianAppParams: { biz_params: {} },
    workflowOverrideParams: { key: 'value' },
  });
}

/** An AICallConfig: options of the page's user, with everything that can be set where `full`. */
export function forCall({ agentType, agent, region, user, full }) {
  return {
    agentId: agent,
    agentType,
    region,
    userId: user,
    agentConfig: full ? fullAgentConfig() : undefined,
    ...(full && {
      templateConfig: fullTemplateConfig(),
      userData: JSON.stringify({ order: 1, note: 'a+b & c' }),
      chatSyncConfig: new AICallChatSyncConfig('session-1', 'agent-chat', user),
    }),
  };
}
