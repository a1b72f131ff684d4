package io.aui.appserver.messaging;

import io.aui.appserver.http.DoneAnswer;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.ims.MessagingGateway;
import io.aui.appserver.ims.Regions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads and deletes what was said, and pushes texts into messaging sessions. */
@ApplicationScoped
class MessagingService {
  private final MessagingGateway ims;
  private final Regions regions;

  MessagingService(MessagingGateway ims, Regions regions) {
    this.ims = ims;
    this.regions = regions;
  }

  Uni<DialoguesAnswer> list(Exchange exchange, DialoguesRequest request) {
    return ims.listDialogues(regions.requestedForMessaging(request.region()), request.query())
        .map(read -> DialoguesAnswer.of(exchange.orOwnId(read.requestId()), read));
  }

  Uni<DoneAnswer> delete(Exchange exchange, DeletionRequest request) {
    return ims.deleteDialogue(
            regions.requestedForMessaging(request.region()),
            request.sessionId(),
            request.dialogueId(),
            request.nodeId())
        .map(deleted -> DoneAnswer.of(exchange.orOwnId(deleted.requestId())));
  }

  Uni<DoneAnswer> push(Exchange exchange, ChatTextRequest request) {
    return ims.sendText(regions.requestedForMessaging(request.region()), request.pushed())
        .map(sent -> DoneAnswer.of(exchange.orOwnId(sent.requestId())));
  }
}
