/** A plan as the server gives it; see `server/src/migrate/plan.ts`. */
export interface MigrationPlan {
  readonly status: 'migrated' | 'declined' | 'nothing';
  readonly sources: readonly string[];
  readonly backend?: string;
  readonly files: readonly FileChange[];
  readonly fields: readonly {
    readonly key: string;
    readonly was: string;
    readonly from: Place;
    readonly how?: string;
  }[];
  readonly leftovers: readonly (Place & { readonly what: string; readonly why: string })[];
  readonly notes: readonly { readonly at?: Place; readonly text: string }[];
  readonly declined: readonly (Place & { readonly reason: string })[];
  /** The back-end that it takes the place of, where `[project]` is there already. */
  readonly replaces?: string;
  readonly frozen: readonly {
    readonly key: string;
    readonly value: string;
    readonly from: Place;
    readonly why: string;
  }[];
  readonly choices: readonly { readonly option: string; readonly taken: string; readonly text: string }[];
}

/** A source that a project has; see `server/src/migrate/available.ts`. */
export interface AvailableSource {
  readonly name: string;
  readonly where: readonly string[];
  readonly defines: boolean;
}

export interface Place {
  readonly file: string;
  readonly line?: number;
}

export interface FileChange {
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

export interface Verification {
  readonly status: 'same' | 'different' | 'unverified' | 'cancelled';
  readonly message: string;
  readonly differences: readonly {
    readonly what: string;
    readonly before: string;
    readonly after: string;
    readonly explained?: string;
  }[];
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}
