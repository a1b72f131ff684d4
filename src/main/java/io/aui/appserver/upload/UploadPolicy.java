package io.aui.appserver.upload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The session policy of an upload key. What it allows is all that remains of the role: to put
 * objects into one folder and to read them there, since clients sign the URL of what they have
 * uploaded with this key; not to list or delete, nor to touch another's.
 */
final class UploadPolicy {
  private UploadPolicy() {}

  /**
   * The policy as JSON.
   *
   * @param bucket free of wildcards, as is the folder: RAM would match them
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
