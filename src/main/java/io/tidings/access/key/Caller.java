package io.tidings.access.key;

import java.security.Principal;

/**
 * Who calls: a name within a team. Keys of the configuration belong to the team {@code default},
 * which is always there.
 */
public record Caller(String team, String name) implements Principal {

  public static final String DEFAULT_TEAM = "default";

  /** In no name, so that no two callers are called the same. */
  static final char BETWEEN = '/';

  public static Caller ofDefaultTeam(String name) {
    return new Caller(DEFAULT_TEAM, name);
  }

  public boolean isOfDefaultTeam() {
    return team.equals(DEFAULT_TEAM);
  }

  /**
   * One word for both, as it stands in settings and logs and as limits go by it: the plain name in
   * the team {@code default}, {@code team/name} in others.
   */
  @Override
  public String getName() {
    return isOfDefaultTeam() ? name : team + BETWEEN + name;
  }
}
