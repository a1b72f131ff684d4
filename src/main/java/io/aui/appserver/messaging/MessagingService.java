package io.aui.appserver.messaging;

import io.aui.appserver.access.AllowedAgents;
import io.aui.appserver.access.Caller;
import io.aui.appserver.access.Ownership;
import io.aui.appserver.http.ResultResponse;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.limits.quota.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Reads and deletes dialogues, and pushes texts into messaging sessions. */
@Singleton
class MessagingService {
  private final AllowedAgents allowed;
  private final Ownership ownership;
  private final ImsGateway ims;
  private final Regions regions;
  private final Requests requests;

  MessagingService(
      AllowedAgents allowed,
      Ownership ownership,
      ImsGateway ims,
      Regions regions,
      Requests requests) {
    this.allowed = allowed;
    this.ownership = ownership;
    this.ims = ims;
    this.regions = regions;
    this.requests = requests;
  }

  Uni<ListDialoguesResponse> list(Caller caller, ListDialoguesRequest request) {
    String region = regions.requestedForMessaging(request.region());
    return ownership
        .requireSession(caller, request.sessionId())
        .chain(() -> requests.within(caller, () -> ims.listDialogues(region, request)))
        .map(read -> ListDialoguesResponse.of(read));
  }

  Uni<ResultResponse> delete(Caller caller, DeleteDialogueRequest request) {
    String region = regions.requestedForMessaging(request.region());
    return ownership
        .requireSession(caller, request.sessionId())
        .chain(() -> requests.within(caller, () -> ims.deleteDialogue(region, request)))
        .map(deleted -> ResultResponse.DONE);
  }

  Uni<ResultResponse> push(Caller caller, ChatTextRequest request) {
    String region = regions.requestedForMessaging(request.region());
    allowed.require(request.aiAgentId());
    ownership.requireReceiver(caller, request.receiverId(), "receiver_id");
    return ownership
        .requireSession(caller, request.sessionId())
        .chain(() -> requests.within(caller, () -> ims.sendChatText(region, request)))
        .map(sent -> ResultResponse.DONE);
  }
}
