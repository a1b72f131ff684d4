package io.aui.appserver.lan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.List;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final int QUIET_ZONE = 2;

  @Test
  void whatIsDrawnCanBeRead() throws Exception {
    String text = "https://192.168.1.23:8443/console/";

    DecoderResult read = new Decoder().decode(squares(QrCode.of(text).lines().toList()));

    assertThat(read.getText()).isEqualTo(text);
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
