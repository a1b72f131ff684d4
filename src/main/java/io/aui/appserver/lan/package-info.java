/**
 * Development for other devices: {@code ./mvnw quarkus:dev -Dlan} listens on the network, also with
 * https, and prints the addresses to use. Nothing here does anything in another mode.
 */
package io.aui.appserver.lan;
