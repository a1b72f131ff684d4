package io.aui.appserver.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** Draws QR codes, dark on light. */
public final class QrCode {
  private static final int QUIET_ZONE = 2;

  private QrCode() {}

  /** Draws with characters, two rows of squares in each line. */
  public static String lines(String text) {
    BitMatrix squares = squares(text);
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

  /** Draws as an SVG image. */
  public static String svg(String text) {
    BitMatrix squares = squares(text);
    int size = squares.getWidth();
    StringBuilder dark = new StringBuilder();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int from = x;
        while (x < size && squares.get(x, y)) {
          x++;
        }
        if (x > from) {
          dark.append("M%d %dh%dv1h-%dz".formatted(from, y, x - from, x - from));
        }
      }
    }
    return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
            + " shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/>"
            + "<path d=\"%s\"/></svg>")
        .formatted(size, size, size, size, dark);
  }

  private static BitMatrix squares(String text) {
    try {
      return new QRCodeWriter()
          .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text.length(), e);
    }
  }
}
