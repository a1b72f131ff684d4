package io.aui.appserver.guest;

/** A request of describeGuest. It has no members. */
record DescribeGuestRequest() {}
