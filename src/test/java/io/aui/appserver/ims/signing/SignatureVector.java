package io.aui.appserver.ims.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of {@code src/test/resources/vectors/acs3}: {@code request.txt} is the head of a request
 * before it is signed, {@code context.json} what to sign it with (and the steps in between, to see
 * where a signature goes wrong), {@code signed.txt} the head with the headers that signing adds.
 */
record SignatureVector(String name, Head request, JsonNode context, Head signed) {
  private static final Path FOLDERS = Path.of("src/test/resources/vectors/acs3");

  static List<SignatureVector> all() throws IOException {
    List<SignatureVector> vectors = new ArrayList<>();
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      for (Path folder : folders.sorted().toList()) {
        vectors.add(
            new SignatureVector(
                folder.getFileName().toString(),
                Head.read(folder.resolve("request.txt")),
                new ObjectMapper().readTree(folder.resolve("context.json").toFile()),
                Head.read(folder.resolve("signed.txt"))));
      }
    }
    return vectors;
  }

  String text(String member) {
    return context.path(member).asText(null);
  }

  @Override
  public String toString() {
    return name;
  }

  /** The head of an HTTP request; header names in lower case. */
  record Head(String method, String path, String rawQuery, Map<String, String> headers) {
    static Head read(Path file) throws IOException {
      List<String> lines = Files.readAllLines(file);
      String[] requestLine = lines.get(0).split(" ", -1);
      String[] target = requestLine[1].split("\\?", 2);
      Map<String, String> headers = new TreeMap<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] header = line.split(": ", 2);
        headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
      }
      return new Head(requestLine[0], target[0], target[1], headers);
    }
  }
}
