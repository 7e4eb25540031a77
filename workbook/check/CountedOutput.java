package workbook.check;

import java.io.IOException;
import java.io.OutputStream;

/// Passes bytes on and counts them.
final class CountedOutput extends OutputStream {
  private final OutputStream out;
  private long bytes = 0;

  CountedOutput(OutputStream out) {
    this.out = out;
  }

  synchronized long bytes() {
    return bytes;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    out.write(b);
    bytes++;
  }

  @Override
  public synchronized void write(byte[] from, int offset, int length) throws IOException {
    out.write(from, offset, length);
    bytes += length;
  }
}
