package io.aui.appserver.upload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The session policy of an upload key. It reduces the role's permissions to writing and reading
 * objects in one user's folder. Reading is needed because clients sign the URL of an uploaded file
 * with the same key. Listing, deleting and other users' folders are not allowed.
 */
final class UploadPolicy {
  private UploadPolicy() {}

  /**
   * The policy as JSON.
   *
   * @param bucket must not contain wildcards, nor may the folder: RAM would expand them
   */
  static String json(String bucket, String folder) {
    ObjectNode policy = JsonNodeFactory.instance.objectNode();
    policy.put("Version", "1");
    ObjectNode statement = policy.putArray("Statement").addObject();
    statement.put("Effect", "Allow");
    statement.putArray("Action").add("oss:PutObject").add("oss:GetObject");
    statement.putArray("Resource").add("acs:oss:*:*:" + bucket + "/" + folder + "/*");
    return policy.toString();
  }
}
