package io.aui.appserver.ims;

import io.aui.appserver.Secret;

/**
 * A call whose agent gave its seat to a person.
 *
 * @param requestId IMS's, or null
 * @param channelId where the conversation goes on
 * @param humanAgentUserId who that person is there
 * @param token that person's ARTC token; null where none was asked for
 */
public record TakenOverCall(
    String requestId, String channelId, String humanAgentUserId, Secret token) {}
