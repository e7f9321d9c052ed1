package io.tidings.dev.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** CPU time and memory of processes, as Linux tells them under /proc. */
final class CpuTime {

  /** USER_HZ, which is 100 wherever Linux runs Java. */
  private static final long TICK_MILLIS = 10;

  /** Places in /proc/[pid]/stat after the name, which ends with the last parenthesis. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;
  private static final int ENDED_CHILDREN_USER = 13;
  private static final int ENDED_CHILDREN_SYSTEM = 14;

  private CpuTime() {}

  /** Of this process alone, without those it started. */
  static Duration ofThisProcess() {
    return ofOne(ProcessHandle.current().pid(), false);
  }

  /** Of a process and all it started, living or ended: PostgreSQL has one for each connection. */
  static Duration of(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(each -> ofOne(each.pid(), each.equals(process)))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration ofOne(long pid, boolean withEndedChildren) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      var own = LongStream.of(ticks(fields, USER), ticks(fields, SYSTEM));
      var ended =
          LongStream.of(ticks(fields, ENDED_CHILDREN_USER), ticks(fields, ENDED_CHILDREN_SYSTEM));
      long ticks = own.sum() + (withEndedChildren ? ended.sum() : 0);
      return Duration.ofMillis(ticks * TICK_MILLIS);
    } catch (IOException ended) {
      return Duration.ZERO;
    }
  }

  private static long ticks(String[] fields, int place) {
    return Long.parseLong(fields[place]);
  }

  /** Of the living threads of this process whose name begins so. */
  static Duration ofThreads(String... beginnings) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long nanos = 0;
    for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && Stream.of(beginnings).anyMatch(thread.getThreadName()::startsWith)) {
        nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return Duration.ofNanos(nanos);
  }

  /** What a process holds of the machine's memory. */
  static long residentMegabytes(ProcessHandle process) {
    return residentKilobytes(process) / 1024;
  }

  static long residentKilobytes(ProcessHandle process) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException ended) {
      return 0;
    }
  }
}
