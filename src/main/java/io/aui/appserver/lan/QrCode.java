package io.aui.appserver.lan;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** Draws QR codes with characters, two rows of squares in each line, dark on light. */
final class QrCode {
  private static final int QUIET_ZONE = 2;

  private QrCode() {}

  static String of(String text) {
    BitMatrix squares;
    try {
      squares =
          new QRCodeWriter()
              .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text, e);
    }
    StringBuilder lines = new StringBuilder();
    for (int y = 0; y < squares.getHeight(); y += 2) {
      for (int x = 0; x < squares.getWidth(); x++) {
        boolean upper = squares.get(x, y);
        boolean lower = y + 1 < squares.getHeight() && squares.get(x, y + 1);
        // Terminals are dark, mostly: a filled character is a light square.
        lines.append(upper ? (lower ? ' ' : '▄') : (lower ? '▀' : '█'));
      }
      lines.append('\n');
    }
    return lines.toString();
  }
}
