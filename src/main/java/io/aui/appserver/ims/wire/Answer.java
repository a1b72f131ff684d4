package io.aui.appserver.ims.wire;

/**
 * What every answer of IMS may carry. A success has no {@code Code}; one that has is an error in
 * disguise. The records of this package are spelled as IMS spells them and stop at the door ({@code
 * ImsGateway}).
 */
public interface Answer {
  /** IMS's id of the request. */
  String RequestId();

  /** Only on errors. */
  String Code();

  /** Only on errors. */
  String Message();
}
