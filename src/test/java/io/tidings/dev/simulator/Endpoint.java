package io.tidings.dev.simulator;

/** Answers the calls to one path. */
@FunctionalInterface
interface Endpoint {
  Answer answer(Call call);
}
