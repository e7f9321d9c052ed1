package io.tidings.dev.run;

import java.io.IOException;
import java.nio.file.Path;

/** Prepares a fresh directory for one kind of server and says how to launch it there. */
interface ServerCommand {

  ProcessBuilder prepare(ServerSettings settings, Path home) throws IOException;
}
