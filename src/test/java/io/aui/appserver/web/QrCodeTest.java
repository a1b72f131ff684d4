package io.aui.appserver.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final int QUIET_ZONE = 2;

  private static final String TEXT = "https://192.168.1.23:8443/console/";
  private static final Pattern SVG =
      Pattern.compile(
          "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ([0-9]+) \\1\".*"
              + "<path d=\"([^\"]+)\"/></svg>");
  private static final Pattern RUN = Pattern.compile("M([0-9]+) ([0-9]+)h([0-9]+)v1h-\\3z");

  @Test
  void whatIsDrawnCanBeRead() throws Exception {
    assertThat(read(squares(QrCode.lines(TEXT).lines().toList()))).isEqualTo(TEXT);
  }

  @Test
  void theImageCanBeRead() throws Exception {
    Matcher image = SVG.matcher(QrCode.svg(TEXT));
    assertThat(image.matches()).isTrue();
    BitMatrix squares = new BitMatrix(Integer.parseInt(image.group(1)) - 2 * QUIET_ZONE);
    Matcher run = RUN.matcher(image.group(2));
    while (run.find()) {
      squares.setRegion(
          number(run, 1) - QUIET_ZONE, number(run, 2) - QUIET_ZONE, number(run, 3), 1);
    }

    assertThat(read(squares)).isEqualTo(TEXT);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static String read(BitMatrix squares) throws Exception {
    return new Decoder().decode(squares).getText();
  }

  /** Without the quiet zone, as a scanner finds them. */
  private static BitMatrix squares(List<String> lines) {
    int width = lines.get(0).length();
    BitMatrix squares = new BitMatrix(width - 2 * QUIET_ZONE);
    for (int y = 0; y < squares.getHeight(); y++) {
      String line = lines.get((y + QUIET_ZONE) / 2);
      assertThat(line).hasSize(width);
      for (int x = 0; x < squares.getWidth(); x++) {
        boolean upperHalf = (y + QUIET_ZONE) % 2 == 0;
        char light = upperHalf ? '▀' : '▄';
        char drawn = line.charAt(x + QUIET_ZONE);
        if (drawn != '█' && drawn != light) {
          squares.set(x, y);
        }
      }
    }
    return squares;
  }
}
