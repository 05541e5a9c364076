/** What properties are to an agent, where the table’s words are a programmer’s. */
export const descriptions = {
  LastChanged: 'When anything on the ticket was last changed, whoever changed it.',
  OwnedBy:
    'Who handles the ticket. Unassigned: nobody yet. Automatic: the category’s rules choose somebody when you save.',
  CustomFields: 'Fields that your administrator has added to tickets.',
} as Readonly<Record<string, string>>;
