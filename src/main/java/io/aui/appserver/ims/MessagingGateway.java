package io.aui.appserver.ims;

import io.aui.appserver.ims.Dialogues.AttachedFile;
import io.aui.appserver.ims.Dialogues.Dialogue;
import io.aui.appserver.ims.wire.ListAIAgentDialogues;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * The door to IMS for what was said and for texts to messaging sessions; the promises are those of
 * {@link ImsGateway}.
 */
@Singleton
public class MessagingGateway {
  private final ImsCalls calls;

  MessagingGateway(ImsCalls calls) {
    this.calls = calls;
  }

  /** Reads what was said in a session. */
  public Uni<Dialogues> listDialogues(String region, DialogueQuery query) {
    return calls
        .call(
            ImsAction.LIST_AI_AGENT_DIALOGUES,
            region,
            ImsClient::listAIAgentDialogues,
            new ImsParameters()
                .with("SessionId", query.sessionId())
                .with("StartTime", query.startMillis())
                .with("EndTime", query.endMillis())
                .with("Order", query.order())
                .with("PageNumber", query.pageNumber())
                .with("PageSize", query.pageSize())
                .with("RoundLimit", query.roundLimit()))
        .map(
            answer ->
                new Dialogues(
                    answer.RequestId(),
                    Answers.list(answer.Dialogues(), MessagingGateway::dialogue)));
  }

  /**
   * Deletes one entry of a session.
   *
   * @param nodeId narrows it to one node of the agent's workflow; may be null
   */
  public Uni<Acknowledged> deleteDialogue(
      String region, String sessionId, String dialogueId, String nodeId) {
    return calls
        .call(
            ImsAction.DELETE_AI_AGENT_DIALOGUE,
            region,
            ImsClient::deleteAIAgentDialogue,
            new ImsParameters()
                .with("SessionId", sessionId)
                .with("DialogueId", dialogueId)
                .with("NodeId", nodeId))
        .map(Answers::acknowledged);
  }

  /** Pushes a text into a messaging session. */
  public Uni<Acknowledged> sendText(String region, PushedText text) {
    return calls
        .call(
            ImsAction.SEND_MESSAGE_CHAT_TEXT,
            region,
            ImsClient::sendMessageChatText,
            new ImsParameters()
                .with("AIAgentId", text.agentId())
                .with("SessionId", text.sessionId())
                .with("ReceiverId", text.receiverId())
                .with("Text", text.text())
                .with("Type", text.type())
                .with("Mode", text.mode())
                .with("NeedArchiving", text.needArchiving()))
        .map(Answers::acknowledged);
  }

  private static Dialogue dialogue(ListAIAgentDialogues.Entry entry) {
    return new Dialogue(
        entry.DialogueId(),
        entry.NodeId(),
        entry.RoundId(),
        entry.Producer(),
        entry.Source(),
        entry.Type(),
        entry.Text(),
        entry.ReasoningText(),
        entry.Extend(),
        entry.Time(),
        Answers.list(
            entry.AttachedFileList(),
            file ->
                new AttachedFile(file.Id(), file.Name(), file.Format(), file.Type(), file.Url())));
  }
}
