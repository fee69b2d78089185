/**
 * The shapes that the desk reads, by their names in the OpenAPI file. Instants are RFC 3339 in UTC, days are
 * `2026-11-23`, degrees WGS-84; decimals travel as text so that nobody rounds them. Where the file can't be as narrow as
 * the server is, the narrower type stands here.
 */
import type { components } from './schema'

type Of<K extends keyof components['schemas']> = components['schemas'][K]
type With<T, Narrower> = Omit<T, keyof Narrower> & Narrower

/** A list that may be taken in from a file, with its columns. */
export type ImportKind = Of<'ImportKind'>
export type ImportProblem = Of<'ImportProblem'>
export type ImportStep = Of<'ImportStep'>
/** What a file would do; `seal` is null while there are problems. */
export type ImportReport = Of<'ImportReport'>
/** A code to be scanned; `url` and `image` are told once. */
export type SignInCode = Of<'SignInCode'>
export type ReferenceColumn = Of<'ReferenceColumn'>
export type ReferenceTable = Of<'ReferenceTable'>
/** `values` by column: text, a number, yes or no; null where a thing is unknown. */
export type ReferenceRow = With<Of<'ReferenceRow'>, { values: Readonly<Record<string, string | number | boolean | null>> }>
export type KeptUnit = Of<'KeptUnit'>
export type UnitChange = Of<'UnitChange'>
export type Account = Of<'Account'>
export type NewOfficer = Of<'NewOfficer'>
export type OfficerChange = Of<'OfficerChange'>
export type Device = Of<'Device'>
export type Vehicle = Of<'Vehicle'>
export type Tracker = Of<'Tracker'>
/** A car's fixes in order of time; `complete` is false when there were more. */
export type VehicleTrack = Of<'Track'>
export type TrackerToken = Of<'TrackerToken'>
export type Post = Of<'Post'>
export type Plan = Of<'Plan'>
export type PlanDay = Of<'PlanDay'>
export type SectionBalance = Of<'SectionBalance'>
/** A unit's month; `version` is named when it is written. */
export type Roster = Of<'Roster'>
export type RosterDay = Of<'RosterDay'>
export type RosterEntry = Of<'RosterEntry'>
export type RosterWarning = Of<'RosterWarning'>
export type Crew = Of<'Crew'>
export type Swap = Of<'Swap'>
export type Leave = Of<'Leave'>
/** A year's holidays and make-up workdays; `version` 0 came with the product. */
export type Calendar = Of<'Calendar'>
export type ListedDay = Of<'ListedDay'>
/** One change of a record: who, when, what was before and after, why. */
export type HistoryEntry = Of<'HistoryEntry'>
export type RecordHistory = Of<'RecordHistory'>
/** A list as somebody narrowed it; `query` is its page's address behind the question mark. */
export type SavedView = Of<'SavedView'>
export type CheckInPage = Of<'CheckInList'>
/** `line`: [longitude, latitude], in rising chainage. */
export type Section = With<Of<'Section'>, { line: [number, number][] }>

export type Requirement = Of<'Requirement'>
export type Exemption = Of<'Exemption'>
export type ExemptionReason = Exemption['reason']
export type NewExemption = Of<'NewExemption'>

export type Indicator = 'presence_posts' | 'coverage_sections' | 'staffing_rule' | 'evidence_first_review' | 'inspection_findings' | 'task_response' | 'outreach_kept'
/** `id` is `<requirement_id>:<indicator>`. `facts` end in `_s` for seconds, `_m` for metres, else they are counts.
 * `reckoned_at` is null for what hasn't been reckoned yet. */
export type Credit = With<Of<'Credit'>, { indicator: Indicator }>
export type CreditState = Credit['state']
export type EvidenceKind = Of<'Evidence'>['kind']
export type CreditTrack = Of<'CreditTrack'>
export type TrackFix = Of<'TrackFix'>
/** A credit with every record that it was reckoned from. */
export type ExplainedCredit = With<Of<'ExplainedCredit'>, { credit: Credit; section: Section | null }>

/** What a credit says, without its records. */
export type ToldCredit = Of<'ToldCredit'>
export type AssessmentPeriod = Of<'AssessmentPeriod'>
export type PeriodList = Of<'PeriodList'>
export type BoardLine = With<Of<'BoardLine'>, { indicator: Indicator }>
export type BoardRow = With<Of<'BoardRow'>, { lines: BoardLine[] }>
export type PeriodDetail = With<Of<'PeriodDetail'>, { board: BoardRow[] }>
export type ScoreReview = With<Of<'ScoreReview'>, { indicator: Indicator }>
export type ScoreReviewList = With<Of<'ScoreReviewList'>, { reviews: ScoreReview[] }>
export type ScoreReviewDetail = With<Of<'ScoreReviewDetail'>, { indicator: Indicator }>
export type Claimed = Of<'Claimed'>
export type ClaimList = Of<'ClaimList'>
/** What the next run of retention would remove, and what stays. */
export type Retention = Of<'Retention'>
export type ListedScheme = Of<'ListedScheme'>
export type IndicatorChoice = Of<'IndicatorChoice'>
export type SchemeList = Of<'SchemeList'>
export type SchemeTrial = Of<'SchemeTrial'>

export type CheckIn = Of<'CheckIn'>
export type Violation = Of<'Violation'>
export type ViolationPage = Of<'ViolationList'>
/** `titles`: by column, the header taken for it; a column that wasn't found is left out. */
export type DecisionReport = With<Of<'DecisionReport'>, { titles: Readonly<Record<string, string | undefined>> }>
export type OutreachSession = Of<'OutreachSession'>
export type Target = Of<'Target'>
export type Word = Of<'OutreachWord'>
export type ViolationCode = Of<'ViolationCode'>
/** A record in the reviewer's queue. */
export type Review = Of<'Review'>
export type ReviewPage = Of<'ReviewList'>
export type Verdict = Of<'Verdict'>
export type VerdictName = Verdict['verdict']
export type Decision = Of<'Decision'>
export type PhotoLink = Of<'PhotoLink'>
/** What every field record says of its time, and whether it still stands. */
export type FieldRecord = Pick<CheckIn, keyof CheckIn & keyof Violation>

/** Who is out now, and who else has something due. */
export type OnDuty = Of<'OnDuty'>
export type TallyTotal = Of<'TallyTotal'>
export type TallyKind = Of<'TallyKind'>

/** `number` null: nothing could be recorded. `previous` is the day before's. */
export type ReportFigure = Of<'ReportFigure'>
export type DailyReport = Of<'DailyReport'>
export type ReportEvidence = Of<'ReportEvidence'>
export type ReportTemplates = Of<'ReportTemplates'>
export type ReportPreview = Of<'ReportPreview'>
/** How a cell of the grid stands. */
export type GridMark = 'done' | 'missed' | 'unknown' | 'exempt' | 'running' | 'ahead'
export type GridItem = With<Of<'GridItem'>, { mark: GridMark }>
export type GridCell = With<Of<'GridCell'>, { mark: GridMark; items: GridItem[] }>
export type GridRow = With<Of<'GridRow'>, { cells: GridCell[] }>
export type PresenceRate = Of<'PresenceRate'>
export type Grid = With<Of<'Grid'>, { sections: GridRow[]; posts: GridRow[] }>
export type GridReach = Of<'GridReach'>
export type GridOpened = With<Of<'GridOpened'>, { item: GridItem }>
/** The commander's page. */
export type Sheet = With<Of<'Sheet'>, { grid: Grid }>
export type Inspection = Of<'Inspection'>
export type InspectionPage = Of<'InspectionList'>
export type InspectionDetail = Of<'InspectionDetail'>
export type Finding = Of<'Finding'>
export type FindingKind = Of<'FindingKind'>
export type Rectification = Of<'Rectification'>
/** A notice of what inspections found; whole with the findings behind it. */
export type Notice = Of<'Notice'>
export type NoticeDetail = Of<'NoticeDetail'>
export type Accident = Of<'Accident'>
export type AccidentPage = Of<'AccidentList'>
export type AccidentSummary = Of<'AccidentSummary'>
/** An accident with what was said before, reports from its scene, and what it may be. */
export type AccidentDetail = Of<'AccidentDetail'>
export type AccidentWord = Of<'AccidentWord'>
/** What a file's headings and words are taken for. */
export type FileHeadings = Of<'FileHeadings'>
export type Call = Of<'Call'>
export type CallPage = Of<'CallList'>
export type CallSummary = Of<'CallSummary'>
/** A call with what it was about, and what it may have been about. */
export type CallDetail = Of<'CallDetail'>
export type CallAccident = Of<'CallAccident'>
export type CallWord = Of<'CallWord'>
export type CallPicture = Of<'CallPicture'>
export type AccidentCalls = Of<'AccidentCalls'>
export type Hazard = Of<'Hazard'>
export type HazardPage = Of<'HazardList'>
export type HazardKind = Of<'HazardKind'>
/** A hazard with what happened to it and its reports that were corrected. */
export type HazardDetail = Of<'HazardDetail'>

export type Task = Of<'Task'>
export type TaskRecipient = Of<'TaskRecipient'>
export type TaskStep = Of<'TaskStep'>
export type TaskTiming = Of<'TaskTiming'>
/** Upper limits of a stage's bands in seconds; the last band is open. */
export type TaskBands = Of<'TaskBands'>
/** A task with every step, and how soon each recipient was. */
export type TaskDetail = Of<'TaskDetail'>
export type TaskPage = Of<'TaskList'>
export type NewTask = Of<'NewTask'>

export type SubjectKind = 'squad' | 'brigade' | 'officer'
/** `credited`, `unknown` and `exempt` hold requirement ids. */
export type ScoreLine = With<Of<'ScoreLine'>, { indicator: Indicator }>
export type Scorecard = With<Of<'Scorecard'>, { lines: ScoreLine[] }>
/** A card with what it was reckoned from. */
/** A reported violation whose first review a line counts. */
export type CardRecord = Of<'ReviewedRecord'>
export type CardAnswer = With<Of<'Card'>, { card: Scorecard; credits: Credit[] }>
/** A count against the one before; "unclear" where chance may have made the difference. */
export type Compared = Of<'Compared'>
/** A period's accidents against the same days a year before. */
export type Picture = Of<'Picture'>
export type Crossing = Of<'Crossing'>
/** The accidents behind a figure. */
export type Behind = Of<'Behind'>
export type Clusters = Of<'Clusters'>
export type StudiedAccident = Of<'StudiedAccident'>
/** One of the four "follows", or a rule of clusters. */
export type AnalysisRule = Of<'Rule'>
export type Proposal = Of<'Proposal'>
export type ProposalDetail = Of<'ProposalDetail'>
export type ProposalList = Of<'ProposalList'>
