package io.aui.appserver.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What an ingress is to two replicas: it sends calls over kept connections to those that are ready.
 * It is nginx if that is installed, else a small proxy in this process.
 */
public final class Balancer implements AutoCloseable {
  private static final long LOOK_MILLIS = 100;
  private static final List<Path> NGINX =
      Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx").map(Path::of).toList();

  private final List<Path> down = new ArrayList<>();
  private final List<Integer> managementPorts = new ArrayList<>();
  private final Timer watch = new Timer(true);
  private final int port;
  private final Runnable end;

  private Balancer(Path directory, List<PackagedServer> replicas) throws IOException {
    this.port = FreePort.next();
    for (PackagedServer replica : replicas) {
      managementPorts.add(replica.managementPort());
      down.add(Files.createFile(directory.resolve(replica.port() + ".down")));
    }
    List<Integer> ports = replicas.stream().map(PackagedServer::port).toList();
    Optional<Path> nginx = NGINX.stream().filter(Files::isExecutable).findFirst();
    this.end =
        nginx.isPresent()
            ? nginx(nginx.get(), directory, ports)
            : new InProcess(port, ports, down)::close;
    watch.schedule(
        new TimerTask() {
          @Override
          public void run() {
            look();
          }
        },
        0,
        LOOK_MILLIS);
  }

  /** Starts it for two replicas; it sends them nothing until they are ready. */
  public static Balancer start(Path directory, List<PackagedServer> replicas) throws IOException {
    return new Balancer(directory, replicas);
  }

  /** Where it serves an operation. */
  public String url(String operation) {
    return "http://localhost:" + port + "/api/v2/aiagent/" + operation;
  }

  /** Whether it sends calls to a replica. */
  public boolean uses(PackagedServer replica) {
    return !Files.exists(down.get(managementPorts.indexOf(replica.managementPort())));
  }

  @Override
  public void close() {
    watch.cancel();
    end.run();
  }

  private void look() {
    for (int i = 0; i < down.size(); i++) {
      try {
        if (PackagedServer.isReady(managementPorts.get(i))) {
          Files.deleteIfExists(down.get(i));
        } else if (!Files.exists(down.get(i))) {
          Files.createFile(down.get(i));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Runnable nginx(Path program, Path directory, List<Integer> ports) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : List.of("daemon off", "master_process off", "pid " + directory + "/pid")) {
      text.append(line).append(";\n");
    }
    text.append("error_log ").append(directory).append("/nginx.log info;\n");
    text.append("events { worker_connections 512; }\nhttp {\naccess_log off;\n");
    for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      text.append(kind).append("_temp_path ").append(directory).append("/temp-").append(kind);
      text.append(";\n");
    }
    upstream(text, "both", ports);
    upstream(text, "first", ports.subList(0, 1));
    upstream(text, "second", ports.subList(1, 2));
    text.append("server {\nlisten 127.0.0.1:").append(port).append(";\nset $replicas both;\n");
    text.append("if (-f ").append(down.get(0)).append(") { set $replicas second; }\n");
    text.append("if (-f ").append(down.get(1)).append(") { set $replicas first; }\n");
    text.append("location / {\nproxy_pass http://$replicas;\nproxy_http_version 1.1;\n");
    text.append("proxy_set_header Connection \"\";\n}\n}\n}\n");
    Path configuration = Files.writeString(directory.resolve("nginx.conf"), text);
    Process process =
        new ProcessBuilder(
                program.toString(), "-p", directory.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("nginx.out").toFile())
            .start();
    return () -> {
      process.destroy();
      process.onExit().join();
    };
  }

  private static void upstream(StringBuilder text, String name, List<Integer> ports) {
    text.append("upstream ").append(name).append(" {\n");
    for (int replica : ports) {
      text.append("server 127.0.0.1:").append(replica).append(" max_fails=0;\n");
    }
    text.append("keepalive 16;\n}\n");
  }

  /** Sends calls to the replicas in turn. */
  private static final class InProcess {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private final AtomicInteger turn = new AtomicInteger();
    private final List<Integer> ports;
    private final List<Path> down;

    InProcess(int port, List<Integer> ports, List<Path> down) {
      this.ports = ports;
      this.down = down;
      vertx
          .createHttpServer()
          .requestHandler(
              request ->
                  request
                      .body()
                      .compose(body -> pass(request, body))
                      .onFailure(failure -> request.response().setStatusCode(502).end()))
          .listen(port, "localhost")
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }

    private Future<Void> pass(HttpServerRequest request, Buffer body) {
      int first = turn.getAndIncrement() & 1;
      int chosen = Files.exists(down.get(first)) ? 1 - first : first;
      return client
          .request(request.method(), ports.get(chosen), "localhost", request.uri())
          .compose(
              sent -> {
                sent.headers().add("Content-Type", request.getHeader("Content-Type"));
                return sent.send(body);
              })
          .compose(
              response ->
                  response
                      .body()
                      .compose(
                          got -> request.response().setStatusCode(response.statusCode()).end(got)));
    }

    void close() {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
