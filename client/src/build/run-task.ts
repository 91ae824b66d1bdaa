import { ProgressLocation, type Task, tasks, window } from 'vscode';

/**
 * Runs a task under a progress that can be cancelled. `make` gives the task, which calls `end` when it is over; a task
 * that was cancelled or ended from outside gives `cancelled`.
 */
export function runTask<End>(
  title: string,
  cancelled: End,
  make: (end: (value: End) => void) => Task,
): Thenable<End> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(
    options,
    (_progress, token) =>
      new Promise<End>((resolve, reject) => {
        tasks.executeTask(make(resolve)).then((execution) => {
          token.onCancellationRequested(() => {
            execution.terminate();
            resolve(cancelled);
          });
          const listener = tasks.onDidEndTask((event) => {
            if (event.execution !== execution) return;
            listener.dispose();
            // A task that VS Code ends before it began tells nobody else.
            setTimeout(() => resolve(cancelled), 1000);
          });
        }, reject);
      }),
  );
}
